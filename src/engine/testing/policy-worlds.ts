import type { ClusterPod } from "../cluster/cluster";
import { answerPolicyView } from "../insight/policy-view/make-policy-view";
import { readPolicies } from "../insight/policy-view/policy-reading";
import type { PolicyView } from "../insight/policy-view/policy-view";
import type { NetworkPolicy } from "../kube/objects";
import type { Family } from "../net/ip-address";
import { evaluate } from "../policy/evaluate";
import type { Profile } from "../policy/profile";
import { readScenario } from "../read-scenario";
import { writeFiles } from "./manifest-forms";
import { naiveVerdict } from "./naive-evaluator";
import { type NaiveScenario, readNaively } from "./naive-reader";
import { randomOf } from "./random";
import { randomPolicy } from "./random-policy";
import { randomWorld, WORDS } from "./random-world";

/** So many worlds are looked at; many more in the long run. */
export const WORLDS = process.env.LONG_TESTS === "1" ? 20_000 : 150;
export const DIRECTIONS = ["ingress", "egress"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface World {
  readonly naive: NaiveScenario;
  readonly profile: Profile;
  readonly reading: ReturnType<typeof readPolicies>;
}

/** Worlds that are read from text; what the own node may is not the policies' matter. */
export function forWorlds(first: number, worlds: number, check: (world: World, tell: string) => void): void {
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

export function forViews(
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
export const enforcing = (profile: Profile): Profile => ({ ...profile, enforced: true });

/** Pods that a policy selects; without those that act as their node, unless all are wanted. */
export function subjectsOf({ naive, profile }: World, policy: NetworkPolicy, isEvery = false): readonly ClusterPod[] {
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

/** Between the pod whose side is asked about, and another or an address outside. */
export function connectionBetween(subject: ClusterPod, other: ClusterPod | null, direction: Direction) {
  const own = { kind: "pod", pod: subject.id, address: null } as const;
  const outside = { kind: "external", address: { family: 4, value: 0xc633_6401n } } as const;
  const end = other === null ? outside : ({ kind: "pod", pod: other.id, address: null } as const);
  return direction === "ingress" ? { source: end, destination: own } : { source: own, destination: end };
}

export function familiesIn({ naive }: World, { address }: ClusterPod): readonly Family[] {
  if (address.kind === "none") return [];
  if (address.kind !== "stated") return naive.cluster.presumedFamilies;
  return [...new Set(address.addresses.map(({ family }) => family))];
}

export function podOf({ cluster }: NaiveScenario, id: string): ClusterPod {
  const found = cluster.pods.get(id);
  if (found === undefined) throw new Error(`no pod ${id}`);
  return found;
}
