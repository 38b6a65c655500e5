import type { LocatedDiagnostic, ScenarioFile } from "../engine";
import type { SelectionState } from "./selection";

/** What is gone through from one problem to the next: errors and warnings that are listed, by file in the order of the tabs, then by place. */
export function problemsInOrder(
  diagnostics: readonly LocatedDiagnostic[],
  files: readonly ScenarioFile[],
): readonly LocatedDiagnostic[] {
  const rankOf = rankOfFile(files);
  return diagnostics
    .filter(({ severity, more }) => severity !== "info" && more === undefined)
    .sort((a, b) => rankOf(a.place.file) - rankOf(b.place.file) || a.place.from - b.place.from);
}

/** The place of a file among the tabs; a file that is not there comes last. */
export function rankOfFile(files: readonly ScenarioFile[]): (file: string) => number {
  const order = new Map(files.map(({ name }, index) => [name, index]));
  return (file) => order.get(file) ?? files.length;
}

/**
 * The finding that was shown last, while the caret is still at it; undefined: none is. It tells apart what was found twice
 * at one place.
 */
export function shownFinding(
  findings: readonly LocatedDiagnostic[],
  { caret, reveal }: Pick<SelectionState, "caret" | "reveal">,
): LocatedDiagnostic | undefined {
  if (caret === null || reveal === null) return undefined;
  const { file, from } = reveal.place;
  if (caret.file !== file || Math.min(caret.anchor, caret.head) !== from) return undefined;
  return findings.find(({ place }) => place === reveal.place);
}
