import { expect } from "vitest";
import { stringify } from "yaml";
import type { AnalyzeOptions } from "../analysis";
import { defaultWish } from "../insight/picture-wish";
import type { TraceOutcome } from "../insight/trace/connection-trace";
import { createSession } from "../session";
import { KUBERNETES } from "./kubernetes-profile";
import { naiveVerdict } from "./naive-evaluator";
import { readNaively } from "./naive-reader";
import { naiveTrace } from "./naive-trace";
import { traceWorld } from "./naive-trace-world";
import { objectsIn } from "./objects-in-files";
import { randomOf } from "./random";
import { randomRequest } from "./random-requests";
import { randomServiceWorld } from "./random-services";
import { randomTown } from "./random-town";
import { withFiles } from "./try-near-misses";

const OPTIONS: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };

/** How often was asked, and how often there was a near miss, by kind. */
export interface TriedNearWays {
  readonly asked: number;
  readonly met: number;
  readonly kinds: ReadonlyMap<string, number>;
}

/** In random worlds with Services and DNS: after each near miss of a way that fails the naive tracer says that it is answered. */
export function tryNearWays(firstSeed: number, count: number): TriedNearWays {
  const kinds = new Map<string, number>();
  const done = { asked: 0, met: 0 };
  for (let seed = firstSeed; done.asked < count; seed++) {
    const random = randomOf(seed);
    const objects = randomServiceWorld(random);
    const files = [{ name: "cluster.yaml", text: objects.map((object) => stringify(object)).join("---\n") }];
    const session = createSession();
    session.analyze(files, OPTIONS);
    const requests = random.times(12, 12, () => randomRequest(random, objects));
    const failing = requests.find((request) => {
      const trace = session.trace(request);
      return trace !== null && isMendable(trace.outcome);
    });
    if (failing === undefined) continue;
    done.asked++;
    const where = `seed ${seed}: ${JSON.stringify(failing)}`;
    const found = session.nearMisses({ kind: "trace", request: failing }, OPTIONS);
    if (found === null) throw new Error(`${where}: no such endpoint`);
    expect(found.misses.length === 0, where).toBe(found.none !== null);
    if (found.misses.length > 0) done.met++;
    for (const { wish, kind, action } of found.misses) {
      const plan = session.previewEdit(wish, OPTIONS);
      if (plan.kind === "refused") throw new Error(`${where}: ${action}: ${plan.reason}`);
      const edited = objectsIn(withFiles(files, plan.files));
      const ours = naiveTrace(traceWorld(edited, { profile: "kubernetes", assumptions: {}, podCidrs: [] }), failing);
      if (ours === null || !ours.isUndecided) expect(ours?.outcome.kind, `${where}: ${action}`).toBe("answered");
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  }
  return { ...done, kinds };
}

/** Whether an edit may help: not with a name that nobody has, a DNS without pods, or the wrong resolver. */
function isMendable(outcome: TraceOutcome): boolean {
  if (outcome.kind === "not-resolved") return outcome.because === "dns-unreachable";
  return outcome.kind !== "answered" && outcome.kind !== "answered-with-error";
}

/** In random towns, for a denied line: after each near miss every pod of the one workload reaches every one of the other. */
export function tryNearLines(firstSeed: number, count: number): TriedNearWays {
  const kinds = new Map<string, number>();
  const done = { asked: 0, met: 0 };
  for (let seed = firstSeed; done.asked < count; seed++) {
    const random = randomOf(seed);
    const files = [{ name: "town.yaml", text: randomTown(random) }];
    const port = random.pick([53, 80, 8080]);
    const options: AnalyzeOptions = {
      ...OPTIONS,
      picture: { ...defaultWish, probe: { kind: "port", protocol: "TCP", port }, drawAll: true },
    };
    const session = createSession();
    const { graph } = session.analyze(files, options);
    const { cluster } = readNaively(objectsIn(files));
    const podsOf = new Map(
      graph.nodes.flatMap((node) => (node.kind === "workload" ? [[node.id, node.pods] as const] : [])),
    );
    const isPlain = (id: string) =>
      (podsOf.get(id) ?? []).length > 0 && (podsOf.get(id) ?? []).every((pod) => cluster.pods.has(pod));
    const denied = graph.edges.filter(
      ({ state, source, target }) => ["denied", "mixed"].includes(state) && isPlain(source) && isPlain(target),
    );
    if (denied.length === 0) continue;
    const edge = random.pick(denied);
    done.asked++;
    const where = `seed ${seed}: ${edge.id} on TCP ${port}`;
    const found = session.nearMisses({ kind: "edge", edgeId: edge.id }, options);
    if (found === null) throw new Error(`${where}: no such line`);
    if (found.misses.length > 0) done.met++;
    for (const { wish, kind, action } of found.misses) {
      const plan = session.previewEdit(wish, options);
      if (plan.kind === "refused") throw new Error(`${where}: ${action}: ${plan.reason}`);
      const after = readNaively(objectsIn(withFiles(files, plan.files)));
      for (const from of podsOf.get(edge.source) ?? []) {
        for (const to of podsOf.get(edge.target) ?? []) {
          if (from === to) continue;
          const [source, destination] = [from, to].map((pod) => ({ kind: "pod" as const, pod, address: null }));
          if (source === undefined || destination === undefined) continue;
          const { verdict } = naiveVerdict(
            { ...after, profile: KUBERNETES },
            { source, destination, protocol: "TCP", port },
          );
          expect(verdict, `${where}: ${from} → ${to}: ${action}`).toBe("allowed");
        }
      }
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  }
  return { ...done, kinds };
}
