import { canvasGroups } from "../../panels/edit/menu/canvas-entries";
import { menuWorld } from "../../panels/edit/menu/menu-world";
import { pickedThings } from "../../panels/edit/menu/picked-things";
import { READY_WORDS } from "../../panels/edit/ready/ready-words";
import type { Editing, MenuTarget } from "../../state/editing";
import { copyEntries } from "../policy-clipboard/copy-entries";
import type { PaletteContext } from "./palette-context";
import type { PaletteEntry } from "./palette-entries";

/** What edits the text from the picture: the menu of what is selected, policies that many need, and what can be added. */
export function editEntries({ state, getState, actions, commands, isMac }: PaletteContext): readonly PaletteEntry[] {
  const world = menuWorld(state.analysis.analysis, state.editing);
  const entry = (title: string, details: readonly string[], run: () => void): PaletteEntry => ({
    id: `edit ${title}`,
    group: "Edit",
    title,
    details,
    run: () => {
      commands["go-to-picture"]();
      // The pane takes the focus in this frame; the form takes it from there.
      requestAnimationFrame(run);
    },
  });
  const form = (title: string, hint: string, editing: Editing) =>
    entry(title, hint === "" ? [] : [hint], () => actions.openEditing(editing));
  const { selected } = state.selection;
  const namespaces = namespacesMeant(state.selection.selected, world);
  const added = canvasGroups(world).flatMap(({ entries }) => entries);
  return [
    ...(selected === null
      ? []
      : [
          entry("What can be done with it…", [selected.id], () => actions.openMenu({ target: selected, at: middle() })),
        ]),
    ...(world.nodes.length === 0
      ? []
      : [
          {
            ...entry("What can be done with…", ["The menu of a workload, a namespace or addresses"], () => {}),
            next: () => ({
              label: "What can be done with…",
              entries: world.nodes.map(({ id, name }) =>
                entry(id.includes("/") ? id.replace(/^pod /, "") : name, [], () =>
                  actions.openMenu({ target: { kind: "node", id }, at: middle() }),
                ),
              ),
            }),
          },
        ]),
    ...copyEntries({ state, getState, actions, isMac }).map(({ title, details, hint, run }) => ({
      ...entry(title, details, run),
      hint,
    })),
    ...READY_WORDS.map(({ choice, words }) =>
      form(`${words}…`, namespaces.join(", "), { kind: "ready", choice, namespaces, workload: null }),
    ),
    ...added.flatMap(({ words, hint, refusal, choice }) =>
      refusal === null && choice.kind === "edit" ? form(words, hint, choice.form) : [],
    ),
    ...(state.analysis.analysis?.policies ?? []).map(({ name: policy }) => {
      const namespace = policy.slice(0, policy.indexOf("/"));
      return form(`Edit policy ${policy}…`, "", { kind: "policy", policy, namespace });
    }),
  ];
}

/** The namespaces of what is picked, else of what is selected, else the only one; empty: they are to be chosen. */
function namespacesMeant(selected: MenuTarget | null, world: ReturnType<typeof menuWorld>): readonly string[] {
  const ids = world.picked.length > 0 ? world.picked : selected !== null && "id" in selected ? [selected.id] : [];
  const { namespaces } = pickedThings(ids, world);
  if (namespaces.length > 0) return namespaces;
  return world.namespaces.length === 1 ? world.namespaces : [];
}

function middle() {
  return { x: innerWidth / 2, y: innerHeight / 4 };
}
