import { performance } from "node:perf_hooks";
import { parseAllDocuments } from "yaml";
import { createSession } from "../session";
import { asDocuments, asList, seedCluster } from "./seeded-cluster";

/** One line of the report: milliseconds. */
interface Timing {
  readonly work: string;
  readonly form: "documents" | "list";
  readonly pods: number;
  readonly bytes: number;
  readonly runs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Median by the median of `yaml.parseAllDocuments` of the same text in the same run. */
  readonly ratioToYaml: number;
}

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;
const SIZES = [12, 200, 2000];

/**
 * Times text → verdicts and picture (cold), and one edited line → verdicts and picture, for seeded clusters of several
 * sizes, as `---` documents and as one List. Prints one JSON object.
 *
 * @param argv - sizes in pods; none: 12, 200 and 2,000
 */
export async function main(argv: readonly string[]): Promise<number> {
  const sizes = argv.length > 0 ? argv.map(Number) : SIZES;
  const timings: Timing[] = [];
  for (const pods of sizes) {
    const cluster = seedCluster(pods, 20261122);
    for (const [form, text] of [
      ["documents", asDocuments(cluster)],
      ["list", asList(cluster)],
    ] as const) {
      const runs = pods > 500 ? 5 : pods > 50 ? 15 : 40;
      const reference = median(times(Math.min(runs, 5), () => void parseAllDocuments(text, { logLevel: "error" })));
      const common = { form, pods, bytes: text.length, runs };
      const report = (work: string, samples: readonly number[]) => {
        const medianMs = median(samples);
        timings.push({
          work,
          ...common,
          medianMs: round(medianMs),
          p95Ms: round(percentile(samples, 0.95)),
          ratioToYaml: round(medianMs / reference),
        });
      };
      report(
        "text to picture",
        times(runs, () => void createSession().analyze([{ name: "cluster.yaml", text }], OPTIONS)),
      );
      report("one edit to picture", editTimes(runs * 2, text));
    }
  }
  process.stdout.write(`${JSON.stringify({ node: process.version, timings }, null, 2)}\n`);
  return 0;
}

/** Edits the port of one rule to and fro, as a user does, in a session that has read the text. */
function editTimes(runs: number, text: string): number[] {
  const session = createSession();
  const edited = text.replace(/endPort: \d+/, "endPort: 8099");
  session.analyze([{ name: "cluster.yaml", text }], OPTIONS);
  let turn = 0;
  return times(runs, () => {
    turn++;
    session.analyze([{ name: "cluster.yaml", text: `${turn % 2 === 0 ? text : edited}` }], OPTIONS);
  });
}

function times(runs: number, work: () => void): number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

function percentile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
