import { expect, test } from "vitest";
import type { ClusterPod } from "../cluster/cluster";
import { uniteOn } from "../insight/policy-view/make-policy-union";
import { answerPolicyView } from "../insight/policy-view/make-policy-view";
import { readPolicies } from "../insight/policy-view/policy-reading";
import type { PolicyView, RuleView } from "../insight/policy-view/policy-view";
import type { NetworkPolicy, Peer } from "../kube/objects";
import type { Family } from "../net/ip-address";
import { PROTOCOLS } from "../net/protocol";
import { evaluate } from "../policy/evaluate";
import type { Profile } from "../policy/profile";
import { readScenario } from "../read-scenario";
import { interestingPorts } from "./interesting-ports";
import { writeFiles } from "./manifest-forms";
import { naiveVerdict } from "./naive-evaluator";
import { type NaiveScenario, readNaively } from "./naive-reader";
import { NOWHERE } from "./nowhere";
import { randomOf } from "./random";
import { randomPolicy } from "./random-policy";
import { randomWorld, WORDS } from "./random-world";

const WORLDS = process.env.LONG === undefined ? 250 : 20_000;
const DIRECTIONS = ["ingress", "egress"] as const;
type Direction = (typeof DIRECTIONS)[number];

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
        const alone = { ...world.naive, policies: [{ ...policy, [direction]: [] }], profile: pod(world.profile) };
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

interface World {
  readonly naive: NaiveScenario;
  readonly profile: Profile;
  readonly reading: ReturnType<typeof readPolicies>;
}

/** Worlds that are read from text; what the own node may is not the policies' matter. */
function forWorlds(first: number, worlds: number, check: (world: World, tell: string) => void): void {
  for (let seed = first; seed < first + worlds; seed++) {
    const random = randomOf(seed);
    const { objects: some, profile: own, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    // More policies than usual, so that they meet on the same pods.
    const objects = [...some, ...random.times(1, 3, (index) => randomPolicy(random, WORDS, 10 + index))];
    const profile: Profile = { ...own, ownNodeToPod: "no", podToOwnNode: "no" };
    const { cluster, policies, lineOf } = readScenario(writeFiles(objects, seed));
    const reading = readPolicies(evaluate(cluster, policies, profile), lineOf);
    check({ naive: readNaively(objects), profile, reading }, `seed ${seed}`);
  }
}

function forViews(
  first: number,
  worlds: number,
  check: (world: World, view: PolicyView, policy: NetworkPolicy, tell: string) => void,
): void {
  forWorlds(first, worlds, (world, tell) => {
    for (const policy of world.naive.policies) {
      const id = `${policy.namespace}/${policy.name}`;
      const question = { reading: world.reading, policy: id, pods: [], isEarlier: () => false };
      const { shown } = answerPolicyView(question);
      if (shown === null) throw new Error(`${tell}: ${id} is not there`);
      check(world, shown, policy, `${tell} ${id}`);
    }
  });
}

/** A world in which somebody enforces policies. */
const pod = (profile: Profile): Profile => ({ ...profile, enforced: true });

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
    const profile = pod(world.profile);
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

/** Pods that a policy selects; without those that act as their node, unless all are wanted. */
function subjectsOf({ naive, profile }: World, policy: NetworkPolicy, isEvery = false): readonly ClusterPod[] {
  return [...naive.cluster.pods.values()].filter((each) => {
    if (each.namespace !== policy.namespace) return false;
    if (!isEvery && each.pod.hostNetwork && profile.hostNetworkAsNode !== "no") return false;
    // Asked of the naive evaluator: a policy without rules lets nothing in.
    const only = { ...policy, policyTypes: { ingress: true, egress: false }, ingress: [], egress: [] };
    const asked = { ...connectionBetween(each, null, "ingress"), protocol: "TCP", port: 80 } as const;
    const answers: Profile = { ...profile, enforced: true, hostNetworkAsNode: "no" };
    return naiveVerdict({ cluster: naive.cluster, policies: [only], profile: answers }, asked).ingress === false;
  });
}

function isIsolatedNaively({ naive, profile }: World, own: ClusterPod, direction: Direction): boolean {
  const policies = naive.policies.map((policy) => ({ ...policy, ingress: [], egress: [] }));
  const asked = { ...connectionBetween(own, null, direction), protocol: "TCP", port: 80 } as const;
  return naiveVerdict({ ...naive, policies, profile }, asked)[direction] !== true;
}

/** Between the pod whose side is asked about, and another or an address outside. */
function connectionBetween(subject: ClusterPod, other: ClusterPod | null, direction: Direction) {
  const own = { kind: "pod", pod: subject.id, address: null } as const;
  const outside = { kind: "external", address: { family: 4, value: 0xc633_6401n } } as const;
  const end = other === null ? outside : ({ kind: "pod", pod: other.id, address: null } as const);
  return direction === "ingress" ? { source: end, destination: own } : { source: own, destination: end };
}

function familiesIn({ naive }: World, { address }: ClusterPod): readonly Family[] {
  if (address.kind === "none") return [];
  if (address.kind !== "stated") return naive.cluster.presumedFamilies;
  return [...new Set(address.addresses.map(({ family }) => family))];
}

function matchingPods({ naive }: World, { workloads }: RuleView["peers"][number]["matches"]): readonly ClusterPod[] {
  return workloads.flatMap(({ namespace, names }) => names.map((name) => podOf(naive, `${namespace}/${name}`)));
}

function podOf({ cluster }: NaiveScenario, id: string): ClusterPod {
  const found = cluster.pods.get(id);
  if (found === undefined) throw new Error(`no pod ${id}`);
  return found;
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
