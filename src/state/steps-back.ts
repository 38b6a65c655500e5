import type { AskedArgs } from "./actions";
import type { Baseline } from "./baseline-of";
import { type FileStep, fileChangeOf, invertStep } from "./file-step";
import type { Journal, JournalEntry } from "./journal";

export type StepsBack = AskedArgs<"changes">["steps"];

/** So many steps are asked about; the worker tells what was before as one. */
const MOST = 200;
/** The border does not move with each new step: what was evaluated before it would be thrown away. */
const AT_ONCE = 50;

/**
 * The steps from a baseline to now, each with what takes it back; null where the two have no history. Steps that were
 * taken back since the baseline was pinned are none of them.
 */
export function stepsBack(baseline: Baseline, { done }: Journal): StepsBack {
  if (baseline.kind === "scenario") return null;
  const since = done.slice(baseline.kind === "pinned" ? sharedSteps(baseline.pinned.done, done) : 0);
  const passed = since.length <= MOST ? 0 : Math.ceil((since.length - MOST) / AT_ONCE) * AT_ONCE;
  return since.slice(passed).map((entry) => ({
    id: stepId(entry),
    label: entry.label,
    back: entry.steps.map(invertStep).reverse().map(fileChangeOf),
  }));
}

/** How many steps of the history up to the pinning are still done. */
export function sharedSteps(pinned: readonly JournalEntry[], done: readonly JournalEntry[]): number {
  let shared = 0;
  while (shared < pinned.length && pinned[shared]?.steps === done[shared]?.steps) shared++;
  return shared;
}

/** The same as long as the step is the same. */
export function stepId({ steps }: JournalEntry): number {
  const known = ids.get(steps) ?? ++last;
  ids.set(steps, known);
  return known;
}

const ids = new WeakMap<readonly FileStep[], number>();
let last = 0;
