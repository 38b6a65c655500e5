import { parseCidr } from "../net/cidr";
import type { Profile, ProfileName } from "./profile";

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
  podCidrs: DEFAULT_POD_CIDRS,
};

const PROFILES: ReadonlyMap<ProfileName, Profile> = new Map([["kubernetes", KUBERNETES_PROFILE]]);

/** The profile of that name, or null where there is none (yet). */
export function profileNamed(name: string): Profile | null {
  return [...PROFILES.values()].find((profile) => profile.name === name) ?? null;
}

/** Names of the profiles that can be chosen. */
export function knownProfiles(): readonly ProfileName[] {
  return [...PROFILES.keys()];
}
