import { DECODED, type DecodedKind, groupOf } from "./decoded-kinds";
import { explainKind } from "./explain/explain-kind";

/** What the product does with a kind. */
export type KindUse =
  | { readonly use: "decode"; readonly kind: DecodedKind }
  /** A policy of a kind that can change verdicts and is not evaluated (N52). */
  | { readonly use: "other-policy" }
  /** Says nothing about connections, as far as we know. */
  | { readonly use: "ignore" }
  | UnknownKind;

/** A kind that the API server does not know. */
export interface UnknownKind {
  readonly use: "unknown";
  /** What was surely meant, or where there is no such kind. */
  readonly hint: string;
  readonly isRemoved: boolean;
  /** What to write instead; null: as it stands, or nobody can say. */
  readonly apiVersion: string | null;
  readonly kind: string | null;
}

/** Kinds that live in no namespace. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set(["Namespace", "Node", "IngressClass"]);

/** Whether objects of a kind that is decoded live in no namespace. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

const OTHER_POLICIES: readonly { readonly group: string; readonly kinds: readonly string[] }[] = [
  {
    group: "policy.networking.k8s.io",
    kinds: ["AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy"],
  },
  { group: "cilium.io", kinds: ["CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy"] },
  { group: "crd.projectcalico.org", kinds: ["NetworkPolicy", "GlobalNetworkPolicy"] },
  { group: "projectcalico.org", kinds: ["NetworkPolicy", "GlobalNetworkPolicy"] },
  { group: "crd.antrea.io", kinds: ["NetworkPolicy", "ClusterNetworkPolicy"] },
  { group: "k8s.ovn.org", kinds: ["EgressFirewall", "AdminPolicyBasedExternalRoute", "NetworkQoS"] },
  { group: "network.openshift.io", kinds: ["EgressNetworkPolicy"] },
];

/** Kinds of many dumps that say nothing about connections, so that they need no explaining. */
const OFTEN = /^(ConfigMap|Secret|ServiceAccount)$/;

/** What to do with an object of this apiVersion and kind. */
export function classifyKind(apiVersion: string, kind: string): KindUse {
  const decoded = DECODED.get(apiVersion)?.find((known) => known === kind);
  if (decoded !== undefined) return { use: "decode", kind: decoded };
  const group = groupOf(apiVersion);
  if (OTHER_POLICIES.some((other) => other.group === group && other.kinds.includes(kind)))
    return { use: "other-policy" };
  const isOftenIgnored = apiVersion === "v1" && OFTEN.test(kind);
  return isOftenIgnored ? { use: "ignore" } : explainKind(apiVersion, kind);
}
