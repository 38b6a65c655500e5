import type { AddressRange } from "../net/cidr";

/** How a profile answers something that Kubernetes leaves to the plugin; *depends* where sources are not firm. */
export type Answer = "yes" | "no" | "depends";

/** The names of the assumptions, as `assumes` lists them. */
export type Assumption =
  /** N32: an ipBlock matches the addresses of pods. */
  | "ip-block-matches-pods"
  /** N53: pods that state no address lie in the pod CIDR. */
  | "pod-cidr"
  /** N25: endPort is honoured; a plugin without it applies only `port`. */
  | "end-port"
  /** N36: traffic from a node to its own pods is allowed. */
  | "own-node-to-pod"
  /** Traffic from a pod that is isolated for egress to its own node is allowed. */
  | "pod-to-own-node"
  /** N37: hostNetwork pods are neither subjects nor pod peers, their traffic is the node's. */
  | "host-network"
  /** N37 in Cilium: an ipBlock matches the addresses of nodes (`policy-cidr-match-mode=nodes`). */
  | "ip-block-matches-nodes"
  /** N35: a pod that reaches itself through its own Service. */
  | "hairpin"
  /** A ClusterIP without ready endpoints refuses (else it depends: refused or timed out). */
  | "service-without-endpoints"
  /** N49: the source that a policy sees behind a Service with `externalTrafficPolicy: Cluster`. */
  | "client-source"
  /** N52: policies of kinds that are not evaluated are present. */
  | "other-policies";

export type ProfileName = "kubernetes" | "calico" | "cilium" | "kube-network-policies" | "none";

/** The assumptions that a user can switch by themselves. */
export type AssumptionSwitch = Exclude<Assumption, "pod-cidr" | "client-source" | "other-policies">;

/** Answers that differ from the profile's own; an assumption that is absent keeps it. */
export type AssumptionAnswers = { readonly [name in AssumptionSwitch]?: Answer };

/** Who enforces the policies: a named set of assumptions (SEMANTICS.md section 8). A value, passed along. */
export interface Profile {
  readonly name: ProfileName;
  /** Whether policies have any effect at all (N44). */
  readonly enforced: boolean;
  readonly ipBlockMatchesPods: Answer;
  readonly endPort: Answer;
  readonly ownNodeToPod: Answer;
  readonly podToOwnNode: Answer;
  /** `yes`: as a node's traffic; `no`: as any pod's. */
  readonly hostNetworkAsNode: Answer;
  /** Whether an ipBlock matches the addresses of nodes, and with them of hostNetwork pods that act as nodes. */
  readonly ipBlockMatchesNodes: Answer;
  /** Whether a pod reaches itself through its own Service (N35). */
  readonly hairpin: Answer;
  /** `yes`: a ClusterIP without ready endpoints refuses at once; `depends`: it refuses or stays silent. */
  readonly emptyServiceRefuses: Answer;
  /** Where pods without a stated address lie, a range a family. */
  readonly podCidrs: readonly AddressRange[];
}

/** The members of a profile that are answers, one for each assumption that can be switched. */
export type AnswerMember = {
  [Member in keyof Profile]: Profile[Member] extends Answer ? Member : never;
}[keyof Profile];
