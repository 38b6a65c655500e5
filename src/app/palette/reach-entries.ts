import type { RadiusAsked } from "../../state/selection";
import type { PaletteContext } from "./palette-context";
import type { PaletteEntry } from "./palette-entries";

/** What asks who reaches whom. */
export function reachEntries({ state, actions, commands }: PaletteContext): readonly PaletteEntry[] {
  const entry = (title: string, question: RadiusAsked["question"]): PaletteEntry => ({
    id: `reach ${title}`,
    group: "Reach",
    title,
    details: ["In one step and in many"],
    run: () => {
      commands["go-to-picture"]();
      // The pane takes the focus in this frame; the card takes it from there.
      requestAnimationFrame(() => actions.askRadius({ question, most: null }));
    },
  });
  const { selected } = state.selection;
  const node = selected?.kind === "node" ? selected.id : null;
  return [
    ...(node === null
      ? []
      : [
          entry(`What can reach ${node}`, { kind: "to", nodeId: node }),
          entry(`What can ${node} reach`, { kind: "from", nodeId: node }),
        ]),
    entry("What is exposed to the outside", { kind: "exposed" }),
  ];
}
