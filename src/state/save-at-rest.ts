/** Runs something later; the result calls it off. */
export type Schedule = (run: () => void, delayMs: number) => () => void;

/** A write that waits until what it writes rests. */
export interface SaveAtRest {
  /** What is to be written has changed. */
  readonly changed: () => void;
  /** Writes at once what is still to be written. */
  readonly flush: () => void;
}

/** How long it rests before it is written. */
const restMs = 400;

export function saveAtRest(write: () => void, schedule: Schedule): SaveAtRest {
  let cancel: (() => void) | null = null;
  const writeNow = () => {
    cancel = null;
    write();
  };
  return {
    changed: () => {
      cancel?.();
      cancel = schedule(writeNow, restMs);
    },
    flush: () => {
      if (cancel === null) return;
      cancel();
      writeNow();
    },
  };
}
