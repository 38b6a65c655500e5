import { scoreOf, scoreWords } from "../../panels/expectations/expectation-score";
import { openBottom } from "../bottom/open-bottom";
import type { PaletteContext } from "./palette-context";
import type { PaletteEntry } from "./palette-entries";

/** What is expected. */
export function expectationEntries({ state, actions, commands }: PaletteContext): readonly PaletteEntry[] {
  const results = state.analysis.analysis?.expectations ?? [];
  const entry = (group: string, title: string, detail: string, run: () => void) => ({
    id: `${group} ${title}`,
    group,
    title,
    details: detail === "" ? [] : [detail],
    run,
  });
  const score = results.length === 0 ? "" : scoreWords(scoreOf(results));
  return [
    entry("Expectations", "Open the expectations", score, () => openBottom("expectations", commands, actions)),
    entry("Expectations", "Write down all that is allowed now", "", () => void actions.expectAsNow("allowed")),
  ];
}
