import { createBenchInputs } from "./bench-inputs";
import type { BenchResult, BenchRow } from "./bench-row";
import { FULL_SCALE, QUICK_SCALE } from "./bench-scale";
import type { BenchTask } from "./bench-task";
import { commandRows } from "./command-rows";
import { formRows } from "./form-rows";
import { hostileRows } from "./hostile-rows";
import { runTask } from "./run-task";
import { smallRows, textRows } from "./text-rows";
import { createRowTimer } from "./time-row";
import { verdictRows } from "./verdict-rows";

/**
 * Times the engine and the command line on seeded clusters, row by row, and prints one JSON object; each row is told on
 * standard error when it is there.
 *
 * @param argv - the paths of the bench and the command line, then `--quick` for a run in seconds, `--only PATTERN` for rows
 *   whose work matches it, `--task JSON --runs N` for what is done in a process of its own
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [bench = "", cli = ""] = argv;
  const option = (name: string) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
  const task = option("--task");
  if (task !== undefined) {
    // written by the row timer
    process.stdout.write(JSON.stringify(runTask(JSON.parse(task) as BenchTask, Number(option("--runs") ?? 1))));
    return 0;
  }
  const scale = argv.includes("--quick") ? QUICK_SCALE : FULL_SCALE;
  const inputs = createBenchInputs();
  const timeRow = createRowTimer({ bench, cli });
  const results: BenchResult[] = [];
  try {
    const rows: readonly BenchRow[] = [
      ...textRows(inputs, scale),
      ...verdictRows(scale),
      ...commandRows(inputs, scale),
      ...smallRows(inputs, scale),
      ...hostileRows(inputs, scale),
      ...formRows(inputs, scale),
    ].filter(({ work }) => new RegExp(option("--only") ?? "").test(work));
    for (const row of rows) {
      const result = await timeRow(row);
      results.push(result);
      process.stderr.write(`${sentenceOf(result)}\n`);
    }
  } finally {
    inputs.remove();
  }
  process.stdout.write(`${JSON.stringify({ node: process.version, rows: results }, null, 2)}\n`);
  return 0;
}

function sentenceOf({ work, input, form, medianMs, p95Ms, cpuMs, peakMb, isMet }: BenchResult): string {
  const goal = isMet === null ? "" : isMet ? ", goal met" : ", GOAL MISSED";
  return `${work} (${[input, form].filter(Boolean).join("; ")}): ${medianMs} / ${p95Ms} ms${cpuMs === null ? "" : `, processor ${cpuMs} ms`}${peakMb === null ? "" : `, ${peakMb} MB`}${goal}`;
}
