/** Where a verb writes: results to standard output, messages to standard error. */
export interface Output {
  /** One line; waits where the reader is slower. */
  line(text: string): Promise<void>;
  message(text: string): void;
}

/** Writes to the process's own streams; small lines are put together. */
export function createOutput(): Output & { flush(): Promise<void> } {
  let waiting: string[] = [];
  let length = 0;
  const flush = async () => {
    if (waiting.length === 0) return;
    const text = waiting.join("");
    waiting = [];
    length = 0;
    if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
  };
  let timer: NodeJS.Timeout | null = null;
  return {
    async line(text) {
      waiting.push(text, "\n");
      length += text.length;
      if (length > 64_000) await flush();
      else if (timer === null) {
        timer = setTimeout(() => {
          timer = null;
          void flush();
        }, 5);
        timer.unref();
      }
    },
    message: (text) => process.stderr.write(`${text}\n`),
    flush,
  };
}
