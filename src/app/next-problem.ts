import type { AnalysisState } from "../state/analysis";
import type { Scenario } from "../state/documents";
import type { Caret, RevealRequest } from "../state/selection";

type Place = RevealRequest["place"];

/**
 * Where the next problem behind the caret is, or the one before it: through all files in the order of their tabs, and
 * round again. Mere notes are passed over. Null: there is none.
 */
export function nextProblem(
  diagnostics: NonNullable<AnalysisState["analysis"]>["diagnostics"],
  files: Scenario["files"],
  caret: Caret | null,
  direction: "next" | "previous",
): Place | null {
  const order = new Map(files.map(({ name }, index) => [name, index]));
  const rankOf = (file: string) => order.get(file) ?? files.length;
  const places = diagnostics
    .filter(({ severity }) => severity !== "info")
    .map(({ place }) => place)
    .sort((a, b) => rankOf(a.file) - rankOf(b.file) || a.from - b.from);
  if (caret === null) return (direction === "next" ? places[0] : places.at(-1)) ?? null;
  const at = { file: rankOf(caret.file), offset: Math.min(caret.anchor, caret.head) };
  const compare = (place: Place) => rankOf(place.file) - at.file || place.from - at.offset;
  if (direction === "next") return places.find((place) => compare(place) > 0) ?? places[0] ?? null;
  return places.findLast((place) => compare(place) < 0) ?? places.at(-1) ?? null;
}
