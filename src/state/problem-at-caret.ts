import type { LocatedDiagnostic } from "../engine";
import type { AnalysisState } from "./analysis";
import type { DocumentsState } from "./documents";
import { shownFinding } from "./problems-in-order";
import type { SelectionState } from "./selection";

interface Moment {
  readonly documents: Pick<DocumentsState, "files" | "revision">;
  readonly analysis: Pick<AnalysisState, "analysis" | "analysisRevision">;
  readonly selection: Pick<SelectionState, "caret">;
}

/** The same, with what was shown last. */
type ShownMoment = Moment & { readonly selection: Pick<SelectionState, "caret" | "reveal"> };

/**
 * What was found where the caret stands, the nearest first: what begins on its line, above all what the caret is within,
 * then what it is within that began before. Empty while the caret is in no text, or the text was not read as it is now.
 */
export function problemsAtCaret({ documents, analysis, selection: { caret } }: Moment): readonly LocatedDiagnostic[] {
  if (caret === null || analysis.analysis === null || analysis.analysisRevision !== documents.revision) return [];
  const inFile = analysis.analysis.diagnostics.filter(({ place }) => place.file === caret.file);
  if (inFile.length === 0) return [];
  const text = documents.files.find(({ name }) => name === caret.file)?.text ?? "";
  const at = caret.head;
  const start = at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
  const next = text.indexOf("\n", at);
  const end = next === -1 ? text.length : next;
  const nearness = ({ place: { from, to } }: LocatedDiagnostic) => {
    const isWithin = from <= at && at <= to;
    if (start <= from && from <= end) return isWithin ? 0 : 1;
    return isWithin ? 2 : FAR;
  };
  return inFile
    .filter((found) => nearness(found) < FAR)
    .sort((a, b) => nearness(a) - nearness(b) || lengthOf(a) - lengthOf(b) || RANKS[a.severity] - RANKS[b.severity]);
}

/** The one that was shown last, else the nearest of them that can be put right; undefined: none can. */
export function fixableAtCaret(moment: ShownMoment): LocatedDiagnostic | undefined {
  const near = problemsAtCaret(moment);
  const shown = shownFinding(near, moment.selection);
  return shown?.fix === undefined ? near.find(({ fix }) => fix !== undefined) : shown;
}

const FAR = 3;

const RANKS = { error: 0, warning: 1, info: 2 } as const;

const lengthOf = ({ place: { from, to } }: LocatedDiagnostic) => to - from;
