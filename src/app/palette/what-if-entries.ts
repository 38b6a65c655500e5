import { isOff, toggledOff } from "../../panels/what-if/toggled-off";
import { currentSpotlight } from "../../state/selectors";
import type { AppState } from "../../state/store";
import type { PaletteContext } from "./palette-context";
import type { PaletteEntry } from "./palette-entries";

type Off = NonNullable<AppState["view"]["options"]["off"]>[number];

/** What leaves something out of the picture for a moment, and puts it back. */
export function whatIfEntries({ state, actions }: PaletteContext): readonly PaletteEntry[] {
  const all = state.view.options.off ?? [];
  const entry = (title: string, details: readonly string[], off: readonly Off[]): PaletteEntry => ({
    id: `what if ${title}`,
    group: "What if",
    title,
    details,
    run: () => actions.setOff(off),
  });
  const atCaret = currentSpotlight(state);
  const rule = atCaret?.off?.kind === "rule" ? atCaret.off : null;
  return [
    ...(all.length === 0 ? [] : [entry("Put all back", ["End what if: the picture of the text as it is written"], [])]),
    ...(rule === null
      ? []
      : [
          entry(
            isOff(all, rule) ? "Put the rule at the caret back" : "Without the rule at the caret",
            [atCaret?.words ?? ""],
            toggledOff(all, rule),
          ),
        ]),
    ...(state.analysis.analysis?.policies ?? []).map(({ name: policy }) => {
      const off: Off = { kind: "policy", policy };
      const title = isOff(all, off) ? `Put policy ${policy} back` : `Without policy ${policy} for a moment`;
      return entry(title, ["What opens and closes; nothing is written"], toggledOff(all, off));
    }),
  ];
}
