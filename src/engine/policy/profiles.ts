import { type AddressRange, parseCidr } from "../net/cidr";
import type { Family } from "../net/ip-address";
import { ASSUMPTION_FACTS, SWITCHES } from "./assumption-facts";
import type { Assumption, AssumptionAnswers, Profile, ProfileName } from "./profile";

/** Where pods without a stated address lie by default: what kind and kubeadm give a cluster. */
const DEFAULT_POD_CIDRS = ["10.244.0.0/16", "fd00:10:244::/56"].flatMap((text) => parseCidr(text) ?? []);

/** Kubernetes as documented (SEMANTICS.md section 8, column *kubernetes*). */
export const KUBERNETES_PROFILE: Profile = {
  name: "kubernetes",
  enforced: true,
  ipBlockMatchesPods: "yes",
  endPort: "yes",
  ownNodeToPod: "yes",
  podToOwnNode: "yes",
  hostNetworkAsNode: "yes",
  ipBlockMatchesNodes: "yes",
  hairpin: "depends",
  emptyServiceRefuses: "yes",
  podCidrs: DEFAULT_POD_CIDRS,
};

/** Section 8 as data, in the order in which a user is offered them: each says where it differs from the documentation. */
const PROFILES: { readonly [name in ProfileName]: Profile } = {
  kubernetes: KUBERNETES_PROFILE,
  calico: { ...KUBERNETES_PROFILE, name: "calico", podToOwnNode: "depends", emptyServiceRefuses: "depends" },
  cilium: {
    ...KUBERNETES_PROFILE,
    name: "cilium",
    ipBlockMatchesPods: "no",
    ipBlockMatchesNodes: "no",
    emptyServiceRefuses: "depends",
  },
  "kube-network-policies": { ...KUBERNETES_PROFILE, name: "kube-network-policies", podToOwnNode: "depends" },
  // no policy is asked, so none can come between a pod and itself
  none: { ...KUBERNETES_PROFILE, name: "none", enforced: false, hairpin: "yes" },
};

/** The profile of that name, with its own answers; null where there is none. */
export function profileNamed(name: string): Profile | null {
  return Object.values(PROFILES).find((profile) => profile.name === name) ?? null;
}

/** What a user chooses of a profile. */
export interface ProfileChoice {
  readonly profile: ProfileName;
  /** Absent or empty: as the profile answers by itself. */
  readonly assumptions?: AssumptionAnswers;
  /** What cannot be read is ignored; a family of which nothing is left keeps its default. */
  readonly podCidrs?: readonly string[];
}

/** The profile of a choice, with the assumptions that were answered otherwise; an unknown name is `kubernetes`. */
export function profileOf({ profile: name, assumptions = {}, podCidrs = [] }: ProfileChoice): Profile {
  const own = profileNamed(name) ?? KUBERNETES_PROFILE;
  const answered = SWITCHES.flatMap((assumption) => {
    const answer = assumptions[assumption];
    return answer === undefined ? [] : [[ASSUMPTION_FACTS[assumption].member, answer] as const];
  });
  return { ...own, ...Object.fromEntries(answered), podCidrs: podRanges(podCidrs) };
}

/** The assumptions that a profile does not answer as its name does by itself; `pod-cidr` where pods lie elsewhere. */
export function switchedIn(profile: Profile): ReadonlySet<Assumption> {
  const own = profileNamed(profile.name) ?? KUBERNETES_PROFILE;
  const switched = new Set<Assumption>(
    SWITCHES.filter((assumption) => {
      const { member } = ASSUMPTION_FACTS[assumption];
      return profile[member] !== own[member];
    }),
  );
  const rangesOf = ({ podCidrs }: Profile) => podCidrs.map(({ first, last }) => `${first}-${last}`).join();
  if (rangesOf(profile) !== rangesOf(own)) switched.add("pod-cidr");
  return switched;
}

/** Names of the profiles that can be chosen, the default first. */
export function knownProfiles(): readonly ProfileName[] {
  return Object.values(PROFILES).map(({ name }) => name);
}

/** IPv4 before IPv6, as the defaults are, each block once. */
function podRanges(texts: readonly string[]): readonly AddressRange[] {
  const read = texts.flatMap((text) => parseCidr(text.trim()) ?? []);
  const ofFamily = (family: Family): readonly AddressRange[] => {
    const stated = read.filter((range) => range.family === family);
    return stated.length > 0 ? stated : DEFAULT_POD_CIDRS.filter((range) => range.family === family);
  };
  return [...ofFamily(4), ...ofFamily(6)];
}
