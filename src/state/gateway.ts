import type { ScenarioFile } from "../engine";
import type { DocumentsState } from "./documents";
import type { FileStep } from "./file-step";
import { applyStep, fileChangeOf } from "./file-step";
import { type HistoryMove, journalLimitBytes, record, stepBack, stepForward } from "./journal";
import { planSteps } from "./plan-steps";
import type { Caret } from "./selection";

/** Who changes the text. `typing` is the editor's own content change. */
export type ChangeSource = "typing" | "picture" | "form" | "fix" | "terminal" | "files";

/** Replaces a stretch of a file: UTF-16 offsets of the base revision, `from` inclusive, `to` exclusive. */
export interface TextEdit {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** An intent of the user: one entry of the history. Edits come first, then renames, removals, additions. */
export interface Change {
  /** For the history, in the imperative: “allow frontend to backend”. */
  readonly label: string;
  readonly source: ChangeSource;
  /** In any order, against the base revision; two of them must not overlap, two insertions at one place keep their order. */
  readonly edits: readonly TextEdit[];
  readonly filesRenamed?: readonly { readonly from: string; readonly to: string }[];
  readonly filesRemoved?: readonly string[];
  readonly filesAdded?: readonly ScenarioFile[];
  readonly typing?: TypingContext;
  readonly caretBefore?: Caret | null;
  readonly caretAfter?: Caret | null;
}

/** When an edit of source `typing` joins the entry before it: same file, touching what was typed last. */
export interface TypingContext {
  /** Edits of one group join wherever they are and over line ends. Without a group a line end closes the entry. */
  readonly group?: string;
  /** The caret moved or the user paused: begins a new entry. */
  readonly afterPause?: boolean;
}

export type RefusalReason =
  | "stale-base"
  | "no-such-file"
  | "out-of-range"
  | "overlapping-edits"
  | "name-taken"
  | "empty-name";

export interface Refusal {
  readonly kind: "refused";
  readonly reason: RefusalReason;
  readonly message: string;
}

/** A change without effect is applied as well: `revision` is then the base revision. */
export type ApplyResult = { readonly kind: "applied"; readonly revision: number } | Refusal;

/** What an undo or a redo did: the file that it touched and where the caret belongs; null where there was nothing to do. */
export type HistoryStep = { readonly label: string; readonly file: string | null; readonly caret: Caret | null } | null;

/** The documents after `change`, or why it is refused. */
export function applyChange(
  documents: DocumentsState,
  change: Change,
  baseRevision: number,
  limitBytes = journalLimitBytes,
): { readonly kind: "applied"; readonly documents: DocumentsState } | Refusal {
  if (baseRevision !== documents.revision) {
    const message = `made for revision ${baseRevision}; the text is at ${documents.revision}`;
    return { kind: "refused", reason: "stale-base", message };
  }
  const plan = planSteps(documents.files, change);
  if (plan.kind === "refused") return plan;
  if (plan.steps.length === 0) return { kind: "applied", documents };
  const journal = record(documents.journal, change, plan.steps, limitBytes);
  const wanted = change.source === "files" ? (change.filesAdded?.[0]?.name ?? null) : null;
  return { kind: "applied", documents: { ...advance(documents, plan, change.source, wanted), journal } };
}

/** Takes back the last intent; null where there is none. */
export function undoChange(documents: DocumentsState): HistoryOutcome | null {
  const move = stepBack(documents.journal);
  return move && followHistory(documents, move, "undo", move.entry.caretBefore);
}

/** Does the last intent that was taken back again; null where there is none. */
export function redoChange(documents: DocumentsState): HistoryOutcome | null {
  const move = stepForward(documents.journal);
  return move && followHistory(documents, move, "redo", move.entry.caretAfter);
}

/** The documents after a move along the history, and what it did. */
export interface HistoryOutcome {
  readonly documents: DocumentsState;
  readonly step: NonNullable<HistoryStep>;
}

function followHistory(
  documents: DocumentsState,
  move: HistoryMove,
  source: "undo" | "redo",
  keptCaret: Caret | null,
): HistoryOutcome {
  const last = move.steps.at(-1);
  const file = touchedFile(last);
  const caret = keptCaret?.file === file ? keptCaret : caretAfter(last);
  const files = move.steps.reduce(applyStep, documents.files);
  const moved = advance(documents, { steps: move.steps, files }, source, file);
  return { documents: { ...moved, journal: move.journal }, step: { label: move.entry.label, file, caret } };
}

function advance(
  documents: DocumentsState,
  { steps, files }: { readonly steps: readonly FileStep[]; readonly files: readonly ScenarioFile[] },
  source: ChangeSource | "undo" | "redo",
  wantedFile: string | null,
): DocumentsState {
  const revision = documents.revision + 1;
  const changes = steps.map(fileChangeOf);
  const kept = steps.reduce(followFile, documents.activeFile);
  const activeFile = [wantedFile, kept, neighbour(documents, files)].find((name) => files.some((f) => f.name === name));
  return {
    ...documents,
    files,
    activeFile: activeFile ?? null,
    revision,
    lastChange: { baseRevision: documents.revision, revision, changes, source },
  };
}

function followFile(name: string | null, step: FileStep): string | null {
  return step.kind === "renamed" && step.file === name ? step.to : name;
}

/** The file that moved into the place of the active one, else the last. */
function neighbour(documents: DocumentsState, files: readonly ScenarioFile[]): string | null {
  const index = documents.files.findIndex((file) => file.name === documents.activeFile);
  return (files[index] ?? files.at(-1))?.name ?? null;
}

function touchedFile(step: FileStep | undefined): string | null {
  if (step === undefined || step.kind === "removed") return null;
  return step.kind === "renamed" ? step.to : step.file;
}

function caretAfter(step: FileStep | undefined): Caret | null {
  const first = step?.kind === "edited" ? step.replacements[0] : undefined;
  if (step === undefined || first === undefined) return null;
  const offset = first.from + first.inserted.length;
  return { file: step.file, anchor: offset, head: offset };
}
