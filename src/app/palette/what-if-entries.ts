import { isOff, toggledOff } from "../../panels/what-if/toggled-off";
import { currentSpotlight } from "../../state/selectors";
import type { AppState } from "../../state/store";
import type { PaletteContext } from "./palette-context";
import type { PaletteEntry } from "./palette-entries";

type Off = NonNullable<AppState["view"]["options"]["off"]>[number];

/** What leaves something out of the picture for a moment, and puts it back. */
export function whatIfEntries({ state, actions, names }: PaletteContext): readonly PaletteEntry[] {
  const all = state.view.options.off ?? [];
  const entry = (title: string, details: readonly string[], off: readonly Off[]): PaletteEntry => ({
    id: `what if ${title}`,
    group: "What if",
    title,
    details,
    run: () => actions.setOff(off),
  });
  const toggle = (words: string, detail: string, off: Off): PaletteEntry =>
    entry(isOff(all, off) ? `Put ${words} back` : `Without ${words} for a moment`, [detail], toggledOff(all, off));
  const atCaret = currentSpotlight(state);
  const rule = atCaret?.off?.kind === "rule" ? atCaret.off : null;
  const policies = (state.analysis.analysis?.policies ?? []).map(({ name: policy }) =>
    toggle(`policy ${policy}`, "What opens and closes; nothing is written", { kind: "policy", policy }),
  );
  const rules = (names?.rules ?? []).map(({ policy, direction, index, words }) =>
    toggle(`rule ${index + 1} of ${direction} of ${policy}`, words, { kind: "rule", policy, direction, index }),
  );
  const labels = [
    ...(names?.workloads ?? []).map(({ id, labels }) => ({ target: { kind: "workload", id } as const, labels })),
    ...(names?.namespaces ?? []).map(({ name, labels }) => ({
      target: { kind: "namespace", id: name } as const,
      labels,
    })),
  ].flatMap(({ target, labels }) =>
    labels.map((label) => {
      const [key = label] = label.split("=");
      return toggle(`label ${label} of ${target.id}`, `As if the ${target.kind} had not that label`, {
        kind: "label",
        target,
        key,
      });
    }),
  );
  const every = [...policies, ...rules, ...labels];
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
    ...(every.length === 0
      ? []
      : [
          {
            ...entry("Leave something out…", ["A policy, a rule or a label; what would open and close"], all),
            run: () => {},
            next: () => ({ label: "Leave out…", entries: every }),
          },
        ]),
    ...(every.length > MOST_SPELLED_OUT ? policies : every),
  ];
}

/** With more things that can be left out, only policies stand among the commands; the others behind one. */
const MOST_SPELLED_OUT = 400;
