import { expect, test } from "vitest";
import type { ClusterPod } from "../cluster/cluster";
import { uniteOn } from "../insight/policy-view/make-policy-union";
import { PROTOCOLS } from "../net/protocol";
import { interestingPorts } from "./interesting-ports";
import { naiveVerdict } from "./naive-evaluator";
import {
  connectionBetween,
  DIRECTIONS,
  type Direction,
  familiesIn,
  forWorlds,
  podOf,
  WORLDS,
  type World,
} from "./policy-worlds";

test("the union on a workload admits what the naive evaluator lets through its side", { timeout: 600_000 }, () => {
  let [admitted, refused] = [0, 0];
  forWorlds(8_500_001, WORLDS, (world, tell) => {
    const { reading, naive } = world;
    for (const { id, pods } of reading.evaluation.cluster.workloads.values()) {
      const union = uniteOn(reading, id);
      if (union === null) throw new Error(tell);
      for (const direction of DIRECTIONS) {
        const { admitted: lines, isolated } = union[direction];
        if (isolated === "none") {
          for (const own of pods) {
            const asked = {
              ...connectionBetween(podOf(naive, own), null, direction),
              protocol: "TCP",
              port: 80,
            } as const;
            expect(naiveVerdict({ ...naive, profile: world.profile }, asked)[direction], `${tell} ${id}`).toBe(true);
          }
          continue;
        }
        const subjects = pods.map((own) => podOf(naive, own)).filter((own) => isIsolatedNaively(world, own, direction));
        for (const other of reading.evaluation.cluster.workloads.values()) {
          const line = lines.find(({ ends }) => ends.includes(other.id));
          const others = other.pods.map((each) => podOf(naive, each));
          const families = new Set([...subjects, ...others].map((each) => familiesIn(world, each).join()));
          if (families.size !== 1 || [...families].some((each) => each.length !== 1)) continue;
          for (const protocol of PROTOCOLS) {
            for (const port of interestingPorts(naive)) {
              const isThrough = subjects.some((own) =>
                others.some((end) => {
                  if (own.id === end.id) return false;
                  const asked = { ...connectionBetween(own, end, direction), protocol, port };
                  return naiveVerdict({ ...naive, profile: world.profile }, asked)[direction] !== false;
                }),
              );
              const words = `${tell} ${direction} ${id} ${other.id} ${protocol} ${port}: ${JSON.stringify(lines)}`;
              expect(line !== undefined && says(line.ports, protocol, port), words).toBe(isThrough);
              if (isThrough) admitted++;
              else refused++;
            }
          }
        }
      }
    }
  });
  expect(admitted).toBeGreaterThan(WORLDS);
  expect(refused).toBeGreaterThan(WORLDS);
});

function isIsolatedNaively({ naive, profile }: World, own: ClusterPod, direction: Direction): boolean {
  const policies = naive.policies.map((policy) => ({ ...policy, ingress: [], egress: [] }));
  const asked = { ...connectionBetween(own, null, direction), protocol: "TCP", port: 80 } as const;
  return naiveVerdict({ ...naive, policies, profile }, asked)[direction] !== true;
}

/** Whether ports in words hold one: `TCP 80, 8080–8090; all UDP ports`. */
function says(words: string, protocol: string, port: number): boolean {
  if (words === "all ports") return true;
  return words.split("; ").some((part) => {
    if (part === `all ${protocol} ports`) return true;
    if (!part.startsWith(`${protocol} `)) return false;
    return part
      .slice(protocol.length + 1)
      .split(", ")
      .some((range) => {
        const [first = 0, last = first] = range.split("–").map(Number);
        return first <= port && port <= last;
      });
  });
}
