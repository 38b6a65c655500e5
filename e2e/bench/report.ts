import { appendFileSync } from "node:fs";

/** One line of the report: milliseconds. */
export type BenchLine = Readonly<Record<string, string | number | boolean>>;

/** Prints a line, and keeps it in the file that `BENCH_REPORT` names. */
export function report(line: BenchLine): void {
  const text = JSON.stringify(line);
  console.log(text);
  const file = process.env.BENCH_REPORT;
  if (file !== undefined) appendFileSync(file, `${text}\n`);
}

/** Number, median, p95 and the slowest of some samples. */
export function summaryOf(samples: readonly number[]): BenchLine {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { runs: samples.length, medianMs: at(0.5), p95Ms: at(0.95), slowestMs: at(1) };
}
