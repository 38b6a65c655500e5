import { performance } from "node:perf_hooks";
import { parseAllDocuments } from "yaml";
import type { ScenarioFile } from "../analysis";
import { resolveEndpoint } from "../cluster/resolve-endpoint";
import { isProtocol } from "../net/protocol";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import type { Connection } from "../policy/verdict";
import type { Json } from "../testing/json";
import { naiveVerdict } from "../testing/naive-evaluator";
import { readNaively } from "../testing/naive-reader";
import type { NaiveWorld } from "../testing/naive-world";
import { createRandom } from "./seeded-random";
import type { VerdictWorld, VerdictWorldSize } from "./verdict-cluster";

/**
 * How long the naive evaluator would take for every pair of pods on every stretch of ports, from a sample.
 *
 * @returns milliseconds, scaled up to all
 */
export function timeNaiveJudging(world: VerdictWorld, size: VerdictWorldSize, sample: number): number {
  const random = createRandom(size.seed);
  const pods = [...world.cluster.pods.keys()];
  const pick = () => ({ kind: "pod", pod: random.pick(pods), address: null }) as const;
  const asked = Array.from({ length: sample }, (): Connection => {
    return { source: pick(), destination: pick(), protocol: "TCP", port: 8000 + 10 * random.below(size.atoms) };
  });
  const total = pods.length ** 2 * size.atoms;
  return (timeVerdicts({ ...world, profile: KUBERNETES_PROFILE }, asked) / asked.length) * total;
}

/**
 * How long the naive reader and evaluator would take for all probes, from a sample of them.
 *
 * @param probes - JSON lines
 * @returns milliseconds, scaled up to all probes, without reading the text
 */
export function timeNaiveProbes({ text }: ScenarioFile, probes: string, sample: number): number {
  const objects = parseAllDocuments(text, { logLevel: "error" }).map((document): Json => document.toJS() as Json); // YAML of our own making is JSON
  const { cluster, policies } = readNaively(objects);
  const lines = probes.trimEnd().split("\n");
  const step = Math.max(1, Math.floor(lines.length / sample));
  const asked = lines.filter((_, i) => i % step === 0).map((line) => connectionOf(cluster, line));
  return (timeVerdicts({ cluster, policies, profile: KUBERNETES_PROFILE }, asked) / asked.length) * lines.length;
}

function connectionOf(cluster: NaiveWorld["cluster"], line: string): Connection {
  const { src, dst, protocol, port } = JSON.parse(line) as Record<string, unknown>; // a probe is an object
  const [source, destination] = [resolveEndpoint(cluster, String(src)), resolveEndpoint(cluster, String(dst))];
  if (source === null || destination === null || !isProtocol(String(protocol))) throw new Error(`no probe: ${line}`);
  return { source, destination, protocol: protocol === "UDP" ? "UDP" : "TCP", port: Number(port) };
}

function timeVerdicts(world: NaiveWorld, asked: readonly Connection[]): number {
  const start = performance.now();
  for (const connection of asked) naiveVerdict(world, connection);
  return performance.now() - start;
}
