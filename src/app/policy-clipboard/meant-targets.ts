import type { MenuTarget } from "../../state/editing";
import type { AppState } from "../../state/store";

/** What a key means that is about policies. */
export type Meant =
  /** Things in the picture; empty: nothing. */
  | { readonly kind: "targets"; readonly targets: readonly MenuTarget[] }
  /** The policy whose form has the focus, by `namespace/name`. */
  | { readonly kind: "policy"; readonly policy: string };

/**
 * What is meant while an element has the focus: in the picture what it belongs to, with all that is picked together with
 * it; in the form of a policy that one; on a card, on the bar of what is picked, or on nothing, what that is about.
 */
export function meantTargets({ editing, selection }: AppState, focused: Element | null): Meant {
  if (focused?.closest(".edit-card") != null) {
    const { form } = editing;
    return form?.kind === "policy" && form.policy !== null ? { kind: "policy", policy: form.policy } : nothing;
  }
  const picked = editing.picked.map(targetOfId);
  const id = focused === null ? null : idOf(focused);
  if (id !== null) return { kind: "targets", targets: editing.picked.includes(id) ? picked : [targetOfId(id)] };
  if (focused !== null && focused !== document.body && focused.closest("#pane-picture") === null) return nothing;
  if (picked.length > 0) return { kind: "targets", targets: picked };
  return selection.selected === null ? nothing : { kind: "targets", targets: [selection.selected] };
}

const nothing: Meant = { kind: "targets", targets: [] };

/** Id of the line, the node, or the namespace of the frame that an element belongs to; null: to none. */
function idOf(element: Element): string | null {
  const edge = element.closest(".react-flow__edge")?.getAttribute("data-id");
  if (edge) return edge;
  const node = element.closest(".react-flow__node");
  if (node?.matches(".react-flow__node-namespace")) return `namespace ${node.getAttribute("data-id")?.slice(0, -1)}`;
  return node?.querySelector("[data-face]")?.getAttribute("data-face") ?? null;
}

/** What has an id; a namespace is the same as a frame and as one node. */
function targetOfId(id: string): MenuTarget {
  if (id.includes("→")) return { kind: "edge", id };
  if (id.startsWith("namespace ")) return { kind: "container", id: `${id.slice("namespace ".length)}/` };
  return { kind: "node", id };
}
