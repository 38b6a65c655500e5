import type { ProfileName } from "./profile";

/** What a profile is called, and who it is, in one sentence. */
export interface ProfileFacts {
  readonly title: string;
  readonly sentence: string;
}

/** Every profile in words. */
export const PROFILE_FACTS: { readonly [name in ProfileName]: ProfileFacts } = {
  kubernetes: {
    title: "Kubernetes as documented",
    sentence: "What the documentation of NetworkPolicy promises, whichever plugin enforces it.",
  },
  calico: {
    title: "Calico",
    sentence: "As documented; whether an isolated pod reaches its own node depends on settings of Calico.",
  },
  cilium: {
    title: "Cilium",
    sentence: "An ipBlock matches neither pods nor nodes, not even 0.0.0.0/0: it is for addresses outside the cluster.",
  },
  "kube-network-policies": {
    title: "kube-network-policies",
    sentence:
      "The implementation of Kubernetes SIG Network, in kind since 0.24: as documented; whether an isolated pod reaches its own node is not known.",
  },
  none: {
    title: "Not enforced (Flannel, old kindnet)",
    sentence: "Nobody enforces policies with Flannel alone or with kindnet before kind 0.24: every connection is open.",
  },
};

/** Why a verdict is what it is where nobody enforces policies; the end of a sentence. */
export const WHY_NOT_ENFORCED =
  "nobody enforces policies with Flannel alone or with an old kindnet, so none has any effect";
