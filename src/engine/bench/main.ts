import { performance } from "node:perf_hooks";
import { parseAllDocuments } from "yaml";
import type { ScenarioFile } from "../analysis";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { throughBoth } from "../policy/side-ports";
import { createScenarioReader } from "../read-scenario";
import { createSession } from "../session";
import { asDocuments, asList, seedCluster } from "./seeded-cluster";
import { type TypedFile, typedLabel, typedPort } from "./typed-file";

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
const SMALL_FILE: ScenarioFile = {
  name: "small.yaml",
  text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: small
  namespace: team-0
spec:
  podSelector:
    matchLabels:
      app: app-0
  ingress:
  - ports:
    - port: 8000
      endPort: 8100
`,
};

/**
 * Times text → verdicts and picture (cold), and one edited line → verdicts and picture, for seeded clusters of several
 * sizes, as `---` documents and as one List. The edited line is a port of a policy, a label of a pod, or stands in
 * another, small file. Prints one JSON object.
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
      const file = { name: "cluster.yaml", text };
      const runs = pods > 500 ? 5 : pods > 50 ? 15 : 40;
      const reference = median(times(Math.min(runs, 5), () => void parseAllDocuments(text, { logLevel: "error" })));
      const common = { form, pods, bytes: text.length };
      const report = (work: string, samples: readonly number[]) => {
        const medianMs = median(samples);
        timings.push({
          work,
          ...common,
          runs: samples.length,
          medianMs: round(medianMs),
          p95Ms: round(percentile(samples, 0.95)),
          ratioToYaml: round(medianMs / reference),
        });
      };
      for (const [goal, start] of [
        ["verdicts", startJudging],
        ["picture", startDrawing],
      ] as const) {
        report(
          `text to ${goal}`,
          times(runs, () => start()([file])),
        );
        report(`one edit to ${goal}`, editTimes(runs * 2, [typedPort(file)], start));
      }
      report("one pod label edit to picture", editTimes(runs * 2, [typedLabel(file)]));
      report("one edit in another file to picture", editTimes(runs * 2, [() => file, typedPort(SMALL_FILE)]));
    }
  }
  process.stdout.write(`${JSON.stringify({ node: process.version, timings }, null, 2)}\n`);
  return 0;
}

/** Begins with empty caches; what it gives is called with the files as they are after each edit. */
type Start = () => (files: readonly ScenarioFile[]) => void;

/** Everything that the screen shows. */
function startDrawing(): (files: readonly ScenarioFile[]) => void {
  const session = createSession();
  let intent = 0;
  return (files) => {
    intent += 1;
    session.analyze(files, OPTIONS, undefined, { scenario: "bench", intent: String(intent) });
  };
}

/** The verdicts of all pairs on all ports, nothing of the picture: both sides of every pair of classes and groups. */
function startJudging(): (files: readonly ScenarioFile[]) => void {
  const reader = createScenarioReader();
  return (files) => {
    const { cluster, policies } = reader.read(files, OPTIONS);
    const { compiled, sides } = evaluate(cluster, policies, KUBERNETES_PROFILE);
    const { classes } = compiled.table;
    for (const from of classes) {
      for (const to of classes) {
        throughBoth(sides.byPolicies(from, "egress", to.index, 4), sides.byPolicies(to, "ingress", from.index, 4));
      }
      for (const group of compiled.space.groups.keys()) {
        sides.byPolicies(from, "egress", classes.length + group, 4);
        sides.byPolicies(from, "ingress", classes.length + group, 4);
      }
    }
  };
}

/** Edits one line again and again in a session that has read the text. */
function editTimes(runs: number, files: readonly TypedFile[], start: Start = startDrawing): number[] {
  const analyze = start();
  let turn = 0;
  const analyzeTurn = () => analyze(filesOfTurn[turn++] ?? []);
  const filesOfTurn = Array.from({ length: runs + 1 }, (_, index) => files.map((file) => file(index)));
  analyzeTurn();
  return times(runs, analyzeTurn);
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
