import type { Fix, LocatedDiagnostic, Place } from "../engine";
import type { AnalysisState } from "./analysis";
import type { TextEdit } from "./gateway";
import type { Caret } from "./selection";
import type { AppStore } from "./store";

/**
 * Puts right what a finding is about, as one step of the history, and tells so. Where the text went on since it was found,
 * the analysis that runs is waited for and the same finding is looked for in it; where it is not there, or is there
 * twice, or the text goes on again, nothing is changed and that is told.
 */
export function fixProblem(store: AppStore, found: LocatedDiagnostic): void {
  whenCurrent(store, (diagnostics, revision) => {
    const current = sameFinding(found, diagnostics);
    if (current?.fix === undefined) return tellNothing(store, GONE);
    applyFix(store, current.place, current.fix, revision);
  });
}

/** Puts right everything that wants the same fix as a finding, in all files, as one step; waits and tells as {@link fixProblem}. */
export function fixAllAlike(store: AppStore, found: LocatedDiagnostic): void {
  whenCurrent(store, (diagnostics, revision) => {
    const { edits, count } = joinedEdits(diagnostics.filter((other) => isFixedAlike(other, found)));
    if (found.fix === undefined || count === 0) return tellNothing(store, GONE);
    const { caret } = store.getState().selection;
    const title = count === 1 ? found.fix.title : `${found.fix.title}, in ${count} places`;
    applyEdits(store, { title, edits, caretAfter: caret === null ? null : movedCaret(caret, edits) }, revision);
  });
}

/** Whether two findings are of one kind and are put right in the same words. */
export function isFixedAlike(one: LocatedDiagnostic, other: LocatedDiagnostic): boolean {
  return one.fix !== undefined && one.code === other.code && one.fix.title === other.fix?.title;
}

const GONE = "The text changed meanwhile, and this was not found again.";

function tellNothing({ actions }: AppStore, why: string): void {
  actions.tell({ sentence: `${why} Nothing was changed.`, notes: [], revision: null, text: null });
}

/** Goes on with the findings of the text as it is now; where they do not come, or the text goes on, that is told. */
function whenCurrent(
  store: AppStore,
  goOn: (diagnostics: readonly LocatedDiagnostic[], revision: number) => void,
): void {
  const { revision } = store.getState().documents;
  whenAnalysed(store, revision, (analysis) => {
    if (store.getState().documents.revision !== revision) return tellNothing(store, "The text changed meanwhile.");
    if (analysis === null) return tellNothing(store, "The text as it is now has not been read to its end.");
    goOn(analysis.diagnostics, revision);
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

function applyFix(store: AppStore, place: Place, { title, edits }: Fix, revision: number): void {
  const { documents, selection } = store.getState();
  const { file } = place;
  const text = documents.files.find(({ name }) => name === file)?.text ?? "";
  const caretAfter = caretBehind(selection.caret, place, edits, text);
  const shown = {
    file,
    from: Math.min(caretAfter.anchor, caretAfter.head),
    to: Math.max(caretAfter.anchor, caretAfter.head),
  };
  applyEdits(store, { title, edits: edits.map((edit) => ({ file, ...edit })), caretAfter }, revision, shown);
}

interface Intent {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly caretAfter: Caret | null;
}

function applyEdits(store: AppStore, { title, edits, caretAfter }: Intent, revision: number, shown?: Place): void {
  const { actions } = store;
  const result = actions.apply({ label: title, source: "fix", edits, caretAfter }, revision, shown);
  if (result.kind === "refused" || result.revision === revision) tellNothing(store, "This does not fit the text.");
  else actions.tell({ sentence: `Done: ${title}.`, notes: [], revision: result.revision, text: null });
}

/** The edits of all fixes, in the order of each file. The same fix of two findings is done once; one that overlaps another waits. */
function joinedEdits(findings: readonly LocatedDiagnostic[]): {
  readonly edits: readonly TextEdit[];
  readonly count: number;
} {
  const ends = new Map<string, number>();
  const done = new Set<string>();
  const edits: TextEdit[] = [];
  let count = 0;
  const begins = ({ fix }: LocatedDiagnostic) => fix?.edits[0]?.from ?? 0;
  for (const { place, fix } of [...findings].sort((a, b) => begins(a) - begins(b))) {
    const [first, last] = [fix?.edits[0], fix?.edits.at(-1)];
    if (fix === undefined || first === undefined || last === undefined) continue;
    const own = `${place.file} ${JSON.stringify(fix.edits)}`;
    if (first.from < (ends.get(place.file) ?? 0) || done.has(own)) continue;
    done.add(own);
    ends.set(place.file, last.to);
    edits.push(...fix.edits.map((edit) => ({ file: place.file, ...edit })));
    count += 1;
  }
  return { edits, count };
}

/** A caret that stays at its letter. */
function movedCaret({ file, anchor, head }: Caret, edits: readonly TextEdit[]): Caret {
  const own = edits.filter((edit) => edit.file === file);
  return { file, anchor: moved(anchor, own, true), head: moved(head, own, true) };
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
