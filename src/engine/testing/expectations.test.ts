import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cluster, ClusterPod } from "../cluster/cluster";
import { familiesOf } from "../cluster/pod-address";
import { checkExpectations } from "../insight/expectation/check-expectations";
import type { Family } from "../net/ip-address";
import { evaluate } from "../policy/evaluate";
import { endOf } from "../policy/pair-ends";
import { sideAdmits } from "../policy/side-ports";
import { bothSides } from "../policy/verdict";
import { readScenario } from "../read-scenario";
import { randomOf } from "./random";
import { randomWorld } from "./random-world";

/** The families in which a pair is judged (N50); a pod that has no address yet is judged in the presumed one. */
function sharedFamilies(cluster: Cluster, source: ClusterPod, destination: ClusterPod): readonly Family[] {
  const shared = familiesOf(source, cluster).filter((family) => familiesOf(destination, cluster).includes(family));
  const isUnaddressed = [source, destination].some(({ address }) => address.kind === "none");
  return shared.length === 0 && isUnaddressed ? cluster.presumedFamilies.slice(0, 1) : shared;
}

test("an expectation of every pod finds what asking pair by pair finds", () => {
  let pairs = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const random = randomOf(seed);
      const { objects, profile } = randomWorld(random);
      const protocol = random.pick(["TCP", "UDP"] as const);
      const port = random.pick([53, 80, 8080]);
      const expected = random.pick(["Allowed", "Denied"] as const);
      const every = { podSelector: {}, namespaceSelector: {} };
      const ours = {
        apiVersion: "sallyport.dev/v1",
        kind: "Expectation",
        metadata: { name: "e", namespace: "a" },
        spec: { from: every, to: every, ports: [{ protocol, port }], expect: expected },
      };
      const text = [...objects, ours].map((object) => JSON.stringify(object)).join("\n---\n");
      const scenario = readScenario([{ name: "world.yaml", text }]);
      const { cluster, policies, lineOf } = scenario;
      const evaluation = evaluate(cluster, policies, profile);
      const [result] = checkExpectations({
        evaluation,
        tracing: () => evaluation,
        objects: scenario.objects,
        lineOf,
        ends: [],
      }).results;
      const verdicts = new Map<string, ReadonlySet<string>>();
      for (const source of cluster.pods.values()) {
        for (const destination of cluster.pods.values()) {
          if (source === destination) continue;
          const own = sharedFamilies(cluster, source, destination).map((family) => {
            const [from, to] = [source, destination].map(({ id }) =>
              endOf(evaluation.compiled, { kind: "pod", pod: id, address: null }),
            );
            if (from === undefined || to === undefined) throw new Error("two pods are two ends");
            const egress = sideAdmits(evaluation.sides.egress(from, to, family), protocol, port);
            return bothSides(egress, sideAdmits(evaluation.sides.ingress(from, to, family), protocol, port));
          });
          if (own.length > 0) verdicts.set(`${source.id} ${destination.id}`, new Set(own));
        }
      }
      const wanted = expected === "Allowed" ? "allowed" : "denied";
      const failing = [...verdicts].filter(([, own]) => own.size > 1 || !own.has(wanted)).map(([id]) => id);
      if (cluster.pods.size === 0) return;
      expect(result?.pairs).toBe(verdicts.size);
      expect(result?.failingCount).toBe(failing.length);
      expect(result?.pass).toBe(failing.length === 0 && verdicts.size > 0);
      const told = result?.failing.map(({ source, destination }) => `${source} ${destination}`) ?? [];
      expect(told).toHaveLength(Math.min(20, failing.length));
      expect(told.filter((id) => !failing.includes(id))).toEqual([]);
      pairs += verdicts.size;
    }),
    { numRuns: 1_000 },
  );
  expect(pairs).toBeGreaterThan(1_000);
}, 60_000);
