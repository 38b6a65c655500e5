/** Where a verb writes: results to standard output, messages to standard error. */
export interface Output {
  /** One line, together with others where they come fast; waits where the reader is slower. */
  line(text: string): Promise<void>;
  /** Whole lines, each with its end. */
  lines(text: string): Promise<void>;
  /** Writes what is waiting: before more input is waited for, and at the end. */
  flush(): Promise<void>;
  message(text: string): void;
}

/** Characters that are collected before they are written. */
const WRITE_LENGTH = 64_000;
/** How long a line may wait for others while the next one is worked out. */
const PATIENCE_MS = 20;

/** Writes to the process's own streams; small lines are put together. */
export function createOutput(): Output {
  let waiting = "";
  let writtenAt = 0;
  const flush = async () => {
    writtenAt = performance.now();
    if (waiting === "") return;
    const text = waiting;
    waiting = "";
    if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
  };
  const lines = async (text: string) => {
    waiting += text;
    if (waiting.length > WRITE_LENGTH || performance.now() - writtenAt > PATIENCE_MS) await flush();
  };
  return {
    line: (text) => lines(`${text}\n`),
    lines,
    flush,
    message: (text) => process.stderr.write(`${text}\n`),
  };
}
