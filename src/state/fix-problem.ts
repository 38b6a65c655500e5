import type { Fix, LocatedDiagnostic, Place } from "../engine";
import type { AnalysisState } from "./analysis";
import type { Caret } from "./selection";
import type { AppStore } from "./store";

/**
 * Puts right what a finding is about, as one step of the history, and tells so. Where the text went on since it was found,
 * the analysis that runs is waited for and the same finding is looked for in it; where it is not there, or is there
 * twice, or the text goes on again, nothing is changed and that is told.
 */
export function fixProblem(store: AppStore, found: LocatedDiagnostic): void {
  const tellNothing = (why: string) =>
    store.actions.tell({ sentence: `${why} Nothing was changed.`, notes: [], revision: null, text: null });
  const { revision } = store.getState().documents;
  whenAnalysed(store, revision, (analysis) => {
    if (store.getState().documents.revision !== revision) return tellNothing("The text changed meanwhile.");
    if (analysis === null) return tellNothing("The text as it is now has not been read to its end.");
    const current = sameFinding(found, analysis.diagnostics);
    if (current?.fix === undefined) return tellNothing("The text changed meanwhile, and this was not found again.");
    applyFix(store, current.place, current.fix, revision, tellNothing);
  });
}

/** Goes on once that revision was analysed, at once where it was; with null where that will not be. */
function whenAnalysed(store: AppStore, revision: number, goOn: (analysis: AnalysisState["analysis"]) => void): void {
  const unsubscribe = store.subscribe(() => isOver() && end());
  const isOver = () => {
    const { documents, analysis } = store.getState();
    const isComing = analysis.phase === "running" || (analysis.error !== null && !analysis.gaveUp);
    return documents.revision !== revision || analysis.analysisRevision === revision || !isComing;
  };
  const end = () => {
    unsubscribe();
    const { analysis, analysisRevision } = store.getState().analysis;
    goOn(analysisRevision === revision ? analysis : null);
  };
  if (isOver()) end();
}

/** The finding itself, or the only one that says the same of the same field; undefined: there is none. */
function sameFinding(
  sought: LocatedDiagnostic,
  diagnostics: readonly LocatedDiagnostic[],
): LocatedDiagnostic | undefined {
  if (diagnostics.includes(sought)) return sought;
  const same = diagnostics.filter(
    (found) =>
      found.code === sought.code &&
      found.field === sought.field &&
      found.object === sought.object &&
      found.message === sought.message &&
      found.place.file === sought.place.file &&
      found.fix?.title === sought.fix?.title,
  );
  return same.length === 1 ? same[0] : undefined;
}

function applyFix(
  { actions, getState }: AppStore,
  place: Place,
  { title, edits }: Fix,
  revision: number,
  tellNothing: (why: string) => void,
): void {
  const { documents, selection } = getState();
  const { file } = place;
  const text = documents.files.find(({ name }) => name === file)?.text ?? "";
  const caretAfter = caretBehind(selection.caret, place, edits, text);
  const shown = {
    file,
    from: Math.min(caretAfter.anchor, caretAfter.head),
    to: Math.max(caretAfter.anchor, caretAfter.head),
  };
  const change = { label: title, source: "fix", edits: edits.map((edit) => ({ file, ...edit })), caretAfter } as const;
  const result = actions.apply(change, revision, shown);
  if (result.kind === "refused" || result.revision === revision) tellNothing("This does not fit the text.");
  else actions.tell({ sentence: `Done: ${title}.`, notes: [], revision: result.revision, text: null });
}

/** A caret that is at the place stays at its letter; from elsewhere it goes behind the first thing that was written. */
function caretBehind(caret: Caret | null, place: Place, edits: Fix["edits"], text: string): Caret {
  const { file } = place;
  if (caret !== null && caret.file === file && isAt(caret, place, text)) {
    const isCollapsed = caret.anchor === caret.head;
    const end = (offset: number) => moved(offset, edits, isCollapsed || offset === Math.max(caret.anchor, caret.head));
    return { file, anchor: end(caret.anchor), head: end(caret.head) };
  }
  const [first] = edits;
  const offset = first === undefined ? place.from : first.from + first.text.length;
  return { file, anchor: offset, head: offset };
}

/** Whether a caret is on a line of the place. */
function isAt({ anchor, head }: Caret, { from, to }: Place, text: string): boolean {
  const [start, end] = [Math.min(anchor, head), Math.max(anchor, head)];
  return end < from ? !text.slice(end, from).includes("\n") : start <= to || !text.slice(to, start).includes("\n");
}

/** Where an offset is after the edits; `isBehind`: what is inserted right at it comes before it. */
function moved(offset: number, edits: Fix["edits"], isBehind: boolean): number {
  let shift = 0;
  for (const { from, to, text } of edits) {
    if (from > offset || (from === offset && !isBehind)) break;
    // What stood around it was replaced: it is as far into the new text, or at its end.
    if (to > offset) return from + shift + Math.min(offset - from, text.length);
    shift += text.length - (to - from);
  }
  return offset + shift;
}
