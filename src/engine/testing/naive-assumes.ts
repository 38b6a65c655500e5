import type { OtherPolicy } from "../kube/objects";
import type { Answer, Assumption, Profile } from "../policy/profile";
import type { Connection } from "../policy/verdict";
import type { Mutant } from "./mutants";
import { naiveVerdict } from "./naive-evaluator";
import { type NaiveWorld, podOf } from "./naive-world";

/**
 * The assumptions under another value of which the verdict would be another, sorted: each is tried by itself, which is
 * the definition (section 4). Policies of kinds that are not evaluated are always named (N52).
 */
export function naiveAssumes(
  world: NaiveWorld,
  connection: Connection,
  mutant: Mutant | null = null,
): readonly Assumption[] {
  const verdictUnder = (profile: Profile) => naiveVerdict({ ...world, profile }, connection, mutant).verdict;
  const verdict = verdictUnder(world.profile);
  const flips = (profile: Profile) => verdictUnder(profile) !== verdict;
  const found: Assumption[] = [];
  for (const [assumption, variants] of otherProfiles(world.profile)) {
    if (variants.some(flips)) found.push(assumption);
  }
  const others = world.cluster.otherPolicies;
  const carrying =
    mutant === "other-policies-only-where-selected" ? others.filter(isSelected(world, connection)) : others;
  if (carrying.length > 0) found.push("other-policies");
  return found.sort();
}

/** The wrong idea of `other-policies-only-where-selected`: the policy's labels are those that it selects. */
function isSelected(world: NaiveWorld, { destination }: Connection): (policy: OtherPolicy) => boolean {
  const labels = destination.kind === "pod" ? podOf(world, destination.pod).pod.labels : new Map<string, string>();
  return (policy) => [...policy.labels].every(([key, value]) => labels.get(key) === value);
}

/** For each assumption the profile with its other values. */
function otherProfiles(profile: Profile): readonly (readonly [Assumption, readonly Profile[]])[] {
  const others = (answer: Answer): readonly Answer[] => (["yes", "no"] as const).filter((value) => value !== answer);
  const anywhere: Profile = {
    ...profile,
    podCidrs: [
      { family: 4, first: 0n, last: (1n << 32n) - 1n },
      { family: 6, first: 0n, last: (1n << 128n) - 1n },
    ],
  };
  return [
    [
      "ip-block-matches-pods",
      others(profile.ipBlockMatchesPods).map((value) => ({ ...profile, ipBlockMatchesPods: value })),
    ],
    [
      "ip-block-matches-nodes",
      others(profile.ipBlockMatchesNodes).map((value) => ({ ...profile, ipBlockMatchesNodes: value })),
    ],
    ["pod-cidr", [anywhere]],
    ["end-port", others(profile.endPort).map((value) => ({ ...profile, endPort: value }))],
    ["own-node-to-pod", others(profile.ownNodeToPod).map((value) => ({ ...profile, ownNodeToPod: value }))],
    ["pod-to-own-node", others(profile.podToOwnNode).map((value) => ({ ...profile, podToOwnNode: value }))],
    ["host-network", others(profile.hostNetworkAsNode).map((value) => ({ ...profile, hostNetworkAsNode: value }))],
  ];
}
