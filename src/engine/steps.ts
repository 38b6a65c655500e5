/** How far a long work is. */
export interface Progress {
  /** `reading` the text, `judging` pairs, `drawing` what was found. They follow each other in this order. */
  readonly stage: "reading" | "judging" | "drawing";
  /** How much of the stage is done, of {@link total}: objects while reading, pairs while judging. */
  readonly done: number;
  /** 0 where nobody can tell. */
  readonly total: number;
}

/**
 * A work that can be left off: between two steps, whoever drives it may do something else, or never come back. What was
 * found until then is kept for the next time; nothing else of it is to be seen.
 */
export type Steps<Result> = Generator<Progress, Result, void>;

/** Does all steps at once. */
export function finish<Result>(steps: Steps<Result>, onStep: (progress: Progress) => void = () => {}): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    onStep(step.value);
  }
}
