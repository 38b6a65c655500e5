import type { ProfileName } from "../../engine";

/** The profiles in as few words as a button has room for. */
export const PROFILE_TITLES: Readonly<Record<ProfileName, string>> = {
  kubernetes: "Kubernetes",
  calico: "Calico",
  cilium: "Cilium",
  "kube-network-policies": "kube-network-policies",
  none: "Not enforced",
};
