import type { AnalysisState } from "../state/analysis";
import type { Scenario } from "../state/documents";
import { problemsInOrder, rankOfFile, shownFinding } from "../state/problems-in-order";
import type { RevealRequest, SelectionState } from "../state/selection";
import type { AppStore } from "../state/store";

type Place = RevealRequest["place"];

type Direction = "next" | "previous";

/** Shows the next problem, or the one before; where there is none, that is told. */
export function goToProblem({ getState, actions }: AppStore, direction: Direction): void {
  const { analysis, documents, selection } = getState();
  const place = nextProblem(analysis.analysis?.diagnostics ?? [], documents.files, selection, direction);
  if (place !== null) actions.reveal(place);
  else actions.tell({ sentence: "No errors and no warnings.", notes: [], revision: null, text: null });
}

/**
 * Where the next problem behind the caret is, or the one before it: through all files in the order of their tabs, and
 * round again. Mere notes are passed over. Null: there is none.
 */
export function nextProblem(
  diagnostics: NonNullable<AnalysisState["analysis"]>["diagnostics"],
  files: Scenario["files"],
  selection: Pick<SelectionState, "caret" | "reveal">,
  direction: Direction,
): Place | null {
  const problems = problemsInOrder(diagnostics, files);
  const step = direction === "next" ? 1 : -1;
  const shown = shownFinding(problems, selection);
  if (shown !== undefined) return problems.at((problems.indexOf(shown) + step) % problems.length)?.place ?? null;
  const places = problems.map(({ place }) => place);
  const ends = direction === "next" ? places[0] : places.at(-1);
  const { caret } = selection;
  if (caret === null) return ends ?? null;
  const rankOf = rankOfFile(files);
  const at = { file: rankOf(caret.file), offset: Math.min(caret.anchor, caret.head) };
  const isBeyond = (place: Place) => (rankOf(place.file) - at.file || place.from - at.offset) * step > 0;
  return (direction === "next" ? places.find(isBeyond) : places.findLast(isBeyond)) ?? ends ?? null;
}
