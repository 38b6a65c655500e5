import type { WorkloadKind } from "./objects";

/** What the product does with a kind. */
export type KindUse =
  | { readonly use: "decode"; readonly kind: DecodedKind }
  /** A policy of a kind that can change verdicts and is not evaluated (N52). */
  | { readonly use: "other-policy" }
  /** Says nothing about connections, as far as we know. */
  | { readonly use: "ignore" }
  /** The API server knows no such kind; `hint` says what was surely meant. */
  | { readonly use: "unknown"; readonly hint: string };

export type DecodedKind =
  | "Namespace"
  | "Pod"
  | "Node"
  | "NetworkPolicy"
  | "Service"
  | "EndpointSlice"
  | "Endpoints"
  | "Ingress"
  | "IngressClass"
  | "Expectation"
  | WorkloadKind;

const DECODED: ReadonlyMap<string, readonly DecodedKind[]> = new Map([
  ["v1", ["Namespace", "Pod", "Node", "Service", "Endpoints", "ReplicationController"]],
  ["apps/v1", ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"]],
  ["batch/v1", ["Job", "CronJob"]],
  ["networking.k8s.io/v1", ["NetworkPolicy", "Ingress", "IngressClass"]],
  ["discovery.k8s.io/v1", ["EndpointSlice"]],
  ["sallyport.dev/v1", ["Expectation"]],
]);

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

/** Versions that clusters no longer serve, with the release that dropped them. */
const REMOVED: ReadonlyMap<string, { readonly release: string; readonly use: ReadonlyMap<string, string> }> = new Map([
  [
    "extensions/v1beta1",
    {
      release: "1.16",
      use: new Map([
        ["NetworkPolicy", "networking.k8s.io/v1"],
        ["Deployment", "apps/v1"],
        ["DaemonSet", "apps/v1"],
        ["ReplicaSet", "apps/v1"],
        ["Ingress", "networking.k8s.io/v1"],
      ]),
    },
  ],
  [
    "apps/v1beta1",
    {
      release: "1.16",
      use: new Map([
        ["Deployment", "apps/v1"],
        ["StatefulSet", "apps/v1"],
      ]),
    },
  ],
  [
    "apps/v1beta2",
    {
      release: "1.16",
      use: new Map(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].map((kind) => [kind, "apps/v1"])),
    },
  ],
  ["batch/v1beta1", { release: "1.25", use: new Map([["CronJob", "batch/v1"]]) }],
  [
    "networking.k8s.io/v1beta1",
    {
      release: "1.22",
      use: new Map([
        ["Ingress", "networking.k8s.io/v1"],
        ["IngressClass", "networking.k8s.io/v1"],
      ]),
    },
  ],
  ["discovery.k8s.io/v1beta1", { release: "1.25", use: new Map([["EndpointSlice", "discovery.k8s.io/v1"]]) }],
]);

/** What to do with an object of this apiVersion and kind. */
export function classifyKind(apiVersion: string, kind: string): KindUse {
  const decoded = DECODED.get(apiVersion)?.find((known) => known === kind);
  if (decoded !== undefined) return { use: "decode", kind: decoded };
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  if (OTHER_POLICIES.some((other) => other.group === group && other.kinds.includes(kind)))
    return { use: "other-policy" };
  const removed = REMOVED.get(apiVersion);
  const successor = removed?.use.get(kind);
  if (removed !== undefined && successor !== undefined) {
    return {
      use: "unknown",
      hint: `${apiVersion} was removed in Kubernetes ${removed.release}; use apiVersion: ${successor}`,
    };
  }
  return guessMeant(apiVersion, kind);
}

/** A known kind in another spelling or under another apiVersion is a mistake; anything else is somebody's own kind. */
function guessMeant(apiVersion: string, kind: string): KindUse {
  const written = kind.toLowerCase();
  for (const [version, kinds] of DECODED) {
    for (const known of kinds) {
      if (written !== known.toLowerCase() && written !== pluralOf(known)) continue;
      if (version === apiVersion) return { use: "unknown", hint: `the kind is written ${known}` };
      if (isOwnGroup(apiVersion)) return { use: "unknown", hint: `${known} has apiVersion: ${version}` };
    }
  }
  return { use: "ignore" };
}

/** The name of a kind's resource: `ingresses`, `networkpolicies`, `pods`. */
function pluralOf(kind: DecodedKind): string {
  const singular = kind.toLowerCase();
  if (kind === "Endpoints") return singular;
  return singular.endsWith("y") ? `${singular.slice(0, -1)}ies` : `${singular}${singular.endsWith("s") ? "es" : "s"}`;
}

/** Groups of Kubernetes itself have no dot or end in k8s.io, one is ours; others may well have a kind of the same name. */
function isOwnGroup(apiVersion: string): boolean {
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  return !group.includes(".") || group.endsWith(".k8s.io") || group === "sallyport.dev";
}
