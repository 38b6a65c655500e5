import type { PaneName } from "../state/view";

/** What takes the focus in each pane, the best first. */
const FIRST: Readonly<Record<PaneName, readonly string[]>> = {
  text: [".editor-body [role=textbox]", ".editor-body textarea", "[role=tab]"],
  picture: [".look [tabindex='0']", ".look button", "[data-face][aria-pressed=true]", "[data-face]", "button"],
};

/** Puts the focus where one works in a pane. */
export function focusPane(pane: PaneName): void {
  const area = document.getElementById(`pane-${pane}`);
  const targets = FIRST[pane].map((selector) => area?.querySelector<HTMLElement>(selector) ?? null);
  targets.find((target) => target !== null)?.focus();
}

/** The pane that has the focus; null: none has. */
export function focusedPane(): PaneName | null {
  const area = document.activeElement?.closest("#pane-text, #pane-picture");
  if (!area) return null;
  return area.id === "pane-text" ? "text" : "picture";
}
