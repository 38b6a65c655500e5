import { expect, test } from "vitest";
import type { ClusterPod } from "../cluster/cluster";
import type { RuleView } from "../insight/policy-view/policy-view";
import type { NetworkPolicy, Peer } from "../kube/objects";
import { PROTOCOLS } from "../net/protocol";
import { interestingPorts } from "./interesting-ports";
import { naiveVerdict } from "./naive-evaluator";
import { NOWHERE } from "./nowhere";
import {
  connectionBetween,
  DIRECTIONS,
  type Direction,
  enforcing,
  familiesIn,
  forViews,
  podOf,
  subjectsOf,
  WORLDS,
  type World,
} from "./policy-worlds";

test("the pods of each peer are those that the naive evaluator lets through by that peer alone", {
  timeout: 600_000,
}, () => {
  const seen = { sure: 0, perhaps: 0, not: 0 };
  forViews(8_100_001, WORLDS, (world, view, policy, tell) => {
    for (const direction of DIRECTIONS) {
      for (const [r, rule] of view[direction].rules.entries()) {
        for (const peer of rule.peers) {
          const written = policy[direction][r]?.peers[peer.index];
          if (written === undefined) throw new Error(tell);
          const expected = new Map<string, "sure" | "perhaps">();
          for (const pod of world.naive.cluster.pods.values()) {
            const match = matchNaively(world, policy, written, pod);
            seen[match]++;
            if (match !== "not") expected.set(pod.id, match);
          }
          const named = peer.matches.workloads.flatMap(({ namespace, names }) =>
            names.map((name) => `${namespace}/${name}`),
          );
          const where = `${tell} ${direction} ${r} ${peer.index}: ${peer.words}`;
          expect(named.sort(), where).toEqual([...expected.keys()].sort());
          expect(peer.matches.pods, where).toBe(expected.size);
          expect(peer.perhaps, where).toBe([...expected.values()].filter((each) => each === "perhaps").length);
        }
      }
    }
  });
  expect(seen.sure).toBeGreaterThan(WORLDS);
  expect(seen.perhaps).toBeGreaterThan(WORLDS / 100);
  expect(seen.not).toBeGreaterThan(WORLDS);
});

test("a policy isolates in the directions, and selects the pods, that the naive reader says", {
  timeout: 600_000,
}, () => {
  let count = 0;
  forViews(8_200_001, WORLDS, (world, view, policy, tell) => {
    for (const direction of DIRECTIONS) {
      expect(view[direction].isIsolated, tell).toBe(policy.policyTypes[direction]);
      for (const subject of subjectsOf(world, policy)) {
        // The API asks one thing of isolation: whether a connection that no rule admits is dropped.
        const alone = { ...world.naive, policies: [{ ...policy, [direction]: [] }], profile: enforcing(world.profile) };
        const answer = naiveVerdict(alone, {
          ...connectionBetween(subject, null, direction),
          protocol: "TCP",
          port: 80,
        });
        expect(answer[direction], `${tell} ${direction} ${subject.id}`).toBe(!view[direction].isIsolated);
        count++;
      }
    }
    expect(view.subject.matches.pods, tell).toBe(subjectsOf(world, policy, true).length);
  });
  expect(count).toBeGreaterThan(WORLDS);
});

test("what the other end drops of a peer is what the naive evaluator drops there, pod by pod", {
  timeout: 600_000,
}, () => {
  const seen = { stopped: 0, partly: 0, through: 0 };
  forViews(8_300_001, 3 * WORLDS, (world, view, policy, tell) => {
    if (world.profile.hostNetworkAsNode === "depends" || !world.profile.enforced) return;
    for (const direction of DIRECTIONS) {
      if (!view[direction].isIsolated) continue;
      for (const [r, rule] of view[direction].rules.entries()) {
        for (const peer of rule.peers) {
          const found = matchingPods(world, peer.matches).map((other) =>
            dropNaively(world, policy, direction, r, peer.index, other),
          );
          if (found.includes(null)) continue;
          const counts = { stopped: 0, partly: 0, through: 0 };
          for (const each of found) if (each !== null) counts[each]++;
          for (const each of found) if (each !== null) seen[each]++;
          const where = `${tell} ${direction} ${r} ${peer.index}: ${peer.words}`;
          expect({ stopped: peer.through?.stopped ?? 0, partly: peer.through?.partly ?? 0 }, where).toEqual({
            stopped: counts.stopped,
            partly: counts.partly,
          });
        }
      }
    }
  });
  for (const number of Object.values(seen)) expect(number).toBeGreaterThan(5);
});

/** Asks by a pod that is only there to be asked about, once in each family of the other. */
function matchNaively(world: World, policy: NetworkPolicy, peer: Peer, other: ClusterPod): "sure" | "perhaps" | "not" {
  const [asker] = [{ ...other, id: `${policy.namespace}/~`, name: "~", namespace: policy.namespace }];
  const families = familiesIn(world, other);
  const answers = (families.length === 0 ? [4 as const] : families).map((family) => {
    const subject: ClusterPod = {
      ...asker,
      pod: { ...other.pod, hostNetwork: false, labels: new Map() },
      node: null,
      nodeAddresses: [],
      address: { kind: "stated", addresses: [{ family, value: 1n }] },
    };
    const alone: NetworkPolicy = {
      ...policy,
      podSelector: { requirements: [], range: NOWHERE },
      policyTypes: { ingress: true, egress: false },
      ingress: [{ peers: [peer], ports: [], range: NOWHERE }],
      egress: [],
    };
    const pods = new Map([...world.naive.cluster.pods, [subject.id, subject]]);
    const cluster = { ...world.naive.cluster, pods };
    const profile = enforcing(world.profile);
    const asked = { ...connectionBetween(subject, other, "ingress"), protocol: "TCP", port: 80 } as const;
    return naiveVerdict({ cluster, policies: [alone], profile }, asked).ingress;
  });
  return answers.includes(true) ? "sure" : answers.includes(null) ? "perhaps" : "not";
}

/** What becomes of a pod at its own end; null: it cannot be asked in one family. */
function dropNaively(
  world: World,
  policy: NetworkPolicy,
  direction: Direction,
  rule: number,
  peer: number,
  other: ClusterPod,
): "stopped" | "partly" | "through" | null {
  const written = policy[direction][rule];
  const own = written?.peers[peer];
  if (written === undefined || own === undefined) return null;
  const alone = { ...policy, [direction]: [{ ...written, peers: [own] }] };
  const opposite = direction === "ingress" ? "egress" : "ingress";
  let [isSome, isDropped] = [false, false];
  for (const subject of subjectsOf(world, policy)) {
    if (subject.id === other.id) continue;
    const families = [familiesIn(world, subject), familiesIn(world, other)];
    if (families.some((each) => each.length > 1)) return null;
    if (families[0]?.[0] !== families[1]?.[0] || families[0]?.length === 0) continue;
    for (const protocol of PROTOCOLS) {
      for (const port of interestingPorts(world.naive)) {
        const asked = { ...connectionBetween(subject, other, direction), protocol, port };
        const admits = naiveVerdict({ ...world.naive, policies: [alone], profile: world.profile }, asked)[direction];
        if (admits === false) continue;
        const theirs = naiveVerdict({ ...world.naive, profile: world.profile }, asked)[opposite];
        if (theirs === false) isDropped = true;
        else isSome = true;
      }
    }
  }
  return !isDropped ? "through" : isSome ? "partly" : "stopped";
}

function matchingPods({ naive }: World, { workloads }: RuleView["peers"][number]["matches"]): readonly ClusterPod[] {
  return workloads.flatMap(({ namespace, names }) => names.map((name) => podOf(naive, `${namespace}/${name}`)));
}
