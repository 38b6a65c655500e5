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
    const text = printable(waiting);
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
    message: (text) => process.stderr.write(`${printable(text)}\n`),
  };
}

/**
 * A text that moves no cursor and turns no line around, whatever names it quotes: control characters and those that set
 * the direction of writing become escapes. In JSON they are the same value.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** All but line feeds and tabs. */
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
