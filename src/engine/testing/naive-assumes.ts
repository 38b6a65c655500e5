import type { Answer, Assumption, Profile } from "../policy/profile";
import type { Connection } from "../policy/verdict";
import { naiveVerdict } from "./naive-evaluator";
import type { NaiveWorld } from "./naive-world";

/**
 * The assumptions under another value of which the verdict would be another, sorted: each is tried by itself, which is
 * the definition (section 4). Policies of kinds that are not evaluated are always named (N52).
 */
export function naiveAssumes(world: NaiveWorld, connection: Connection): readonly Assumption[] {
  const { verdict } = naiveVerdict(world, connection);
  const flips = (profile: Profile) => naiveVerdict({ ...world, profile }, connection).verdict !== verdict;
  const found: Assumption[] = [];
  for (const [assumption, variants] of otherProfiles(world.profile)) {
    if (variants.some(flips)) found.push(assumption);
  }
  if (world.cluster.otherPolicies.length > 0) found.push("other-policies");
  return found.sort();
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
    ["pod-cidr", [anywhere]],
    ["end-port", others(profile.endPort).map((value) => ({ ...profile, endPort: value }))],
    ["own-node-to-pod", others(profile.ownNodeToPod).map((value) => ({ ...profile, ownNodeToPod: value }))],
    ["pod-to-own-node", others(profile.podToOwnNode).map((value) => ({ ...profile, podToOwnNode: value }))],
    ["host-network", others(profile.hostNetworkAsNode).map((value) => ({ ...profile, hostNetworkAsNode: value }))],
  ];
}
