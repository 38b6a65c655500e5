import { type FileStep, invertStep, joinReplacements, stepBytes } from "./file-step";
import type { Change } from "./gateway";
import type { Caret } from "./selection";

/** One intent of the user, across files. */
export interface JournalEntry {
  readonly label: string;
  /** In the order in which they happened. */
  readonly steps: readonly FileStep[];
  readonly caretBefore: Caret | null;
  readonly caretAfter: Caret | null;
  /** How later typing may join: null for an entry that nothing joins. */
  readonly typing: OpenTyping | null;
}

/** `group`: what the editor called it, or null. Without a group an entry is closed once it holds a line end. */
interface OpenTyping {
  readonly file: string;
  readonly group: string | null;
}

/** The history of the texts. Both lists are oldest first; `undone` is what a redo does again, its last first. */
export interface Journal {
  readonly done: readonly JournalEntry[];
  readonly undone: readonly JournalEntry[];
}

export const emptyJournal: Journal = { done: [], undone: [] };

/** How much text the history keeps, in bytes. */
export const journalLimitBytes = 50 * 2 ** 20;

/**
 * The history after a change: its steps join the last entry where both are typing in one place, else they are a new one.
 * What was undone is dropped; the oldest entries go where the limit is passed, but never the newest.
 */
export function record(journal: Journal, change: Change, steps: readonly FileStep[], limitBytes: number): Journal {
  const entry = entryOf(change, steps);
  const last = journal.done.at(-1);
  const joined = last === undefined || journal.undone.length > 0 ? null : joinTyping(last, entry, change);
  if (joined === null) return bounded([...journal.done, entry], limitBytes);
  const earlier = journal.done.slice(0, -1);
  return bounded(joined.steps.every(isWithoutEffect) ? earlier : [...earlier, joined], limitBytes);
}

/** The entry that undo takes back, the steps that do it, and the history then; null where there is none. */
export function stepBack(journal: Journal): HistoryMove | null {
  const entry = journal.done.at(-1);
  if (entry === undefined) return null;
  const closed = { ...entry, typing: null };
  const earlier = journal.done.slice(0, -1);
  const last = earlier.at(-1);
  const done = last === undefined ? earlier : earlier.with(-1, { ...last, typing: null });
  return {
    entry,
    steps: entry.steps.map(invertStep).reverse(),
    journal: { done, undone: [...journal.undone, closed] },
  };
}

/** The entry that redo does again, its steps, and the history then; null where there is none. */
export function stepForward(journal: Journal): HistoryMove | null {
  const entry = journal.undone.at(-1);
  if (entry === undefined) return null;
  return {
    entry,
    steps: entry.steps,
    journal: { done: [...journal.done, entry], undone: journal.undone.slice(0, -1) },
  };
}

/** A move along the history. */
export interface HistoryMove {
  readonly entry: JournalEntry;
  readonly steps: readonly FileStep[];
  readonly journal: Journal;
}

function entryOf(change: Change, steps: readonly FileStep[]): JournalEntry {
  const [step] = steps;
  const group = change.typing?.group ?? null;
  const mayBeJoined =
    change.source === "typing" &&
    step?.kind === "edited" &&
    steps.length === 1 &&
    (group !== null || !hasLineEnd(step));
  return {
    label: change.label,
    steps,
    caretBefore: change.caretBefore ?? null,
    caretAfter: change.caretAfter ?? null,
    typing: mayBeJoined ? { file: step.file, group } : null,
  };
}

function joinTyping(last: JournalEntry, next: JournalEntry, change: Change): JournalEntry | null {
  const [step] = next.steps;
  if (change.source !== "typing" || change.typing?.afterPause === true) return null;
  if (last.typing === null || next.steps.length !== 1 || step?.kind !== "edited") return null;
  const group = change.typing?.group ?? null;
  if (step.file !== last.typing.file || group !== last.typing.group) return null;
  const steps = joinSteps(last.steps, step) ?? (group === null ? null : [...last.steps, step]);
  return steps && { ...last, steps, caretAfter: next.caretAfter, typing: next.typing };
}

function joinSteps(steps: readonly FileStep[], next: FileStep): readonly FileStep[] | null {
  const last = steps.at(-1);
  if (last?.kind !== "edited" || next.kind !== "edited" || last.file !== next.file) return null;
  const [first, ...moreOfLast] = last.replacements;
  const [second, ...moreOfNext] = next.replacements;
  if (first === undefined || second === undefined || moreOfLast.length + moreOfNext.length > 0) return null;
  const replacement = joinReplacements(first, second);
  return replacement && [...steps.slice(0, -1), { ...last, replacements: [replacement] }];
}

function bounded(done: readonly JournalEntry[], limitBytes: number): Journal {
  let bytes = 0;
  let first = done.length;
  while (first > 0) {
    bytes += done[first - 1]?.steps.reduce((sum, step) => sum + stepBytes(step), 0) ?? 0;
    if (bytes > limitBytes && first < done.length) break;
    first -= 1;
  }
  return { done: first === 0 ? done : done.slice(first), undone: [] };
}

function isWithoutEffect(step: FileStep): boolean {
  return step.kind === "edited" && step.replacements.every(({ removed, inserted }) => removed === inserted);
}

function hasLineEnd(step: FileStep): boolean {
  return step.kind === "edited" && step.replacements.some(({ inserted }) => inserted.includes("\n"));
}
