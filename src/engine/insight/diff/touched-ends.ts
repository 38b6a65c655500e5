import type { Cluster, ClusterNode, ClusterPod } from "../../cluster/cluster";
import { selectorMatches } from "../../kube/label-selector";
import type { NetworkPolicy } from "../../kube/objects";
import { isSameLabels } from "../../kube/same-labels";
import { formatIpAddress } from "../../net/ip-address";
import type { Evaluation } from "../../policy/evaluation";
import type { DiffEnd } from "./diff-ports";

/** The ends whose connections may differ between two evaluations. */
export interface TouchedEnds {
  /** Whether what leaves an end may be other than before, wherever it goes. */
  isTouchedSource(end: DiffEnd): boolean;
  /** Whether what an end lets in may be other than before, wherever it comes from. */
  isTouchedTarget(end: DiffEnd): boolean;
}

/**
 * Finds the ends that a change can have to do with. A verdict is made of the egress policies of the source and the ingress
 * policies of the target (N1 to N8), and of what both ends are: where none of these changed, neither did the verdict.
 *
 * What was not read again is the same object: evaluations of texts that were read apart have everything touched.
 */
export function findTouchedEnds(old: Evaluation, now: Evaluation): TouchedEnds {
  if (!haveSameGround(old, now)) return { isTouchedSource: () => true, isTouchedTarget: () => true };
  const changed = changedPods(old.cluster, now.cluster);
  const policies = changedPolicies(old, now);
  const sources = new Set([...changed, ...subjectsOf(policies, "egress", old.cluster, now.cluster)]);
  const targets = new Set([...changed, ...subjectsOf(policies, "ingress", old.cluster, now.cluster)]);
  const holds = (ids: ReadonlySet<string>) => {
    const known = new Map<DiffEnd, boolean>();
    return (end: DiffEnd) => {
      const isKnown = known.get(end);
      if (isKnown !== undefined) return isKnown;
      const isHeld = end.kind === "pods" && isAnyOf(end, ids);
      known.set(end, isHeld);
      return isHeld;
    };
  };
  return { isTouchedSource: holds(sources), isTouchedTarget: holds(targets) };
}

/** Whether what holds for all pods is the same: who enforces, what nodes are, where unknown addresses lie. */
function haveSameGround(old: Evaluation, now: Evaluation): boolean {
  if (old.profile !== now.profile && JSON.stringify(keyOf(old)) !== JSON.stringify(keyOf(now))) return false;
  return old.cluster === now.cluster || nodeKey(old.cluster) === nodeKey(now.cluster);
}

function keyOf({ profile }: Evaluation) {
  return { ...profile, podCidrs: profile.podCidrs.map(({ first, last }) => `${first}-${last}`) };
}

function nodeKey({ nodes, presumedFamilies }: Cluster): string {
  const words = ({ name, addresses }: ClusterNode) => `${name} ${addresses.map(formatIpAddress).join()}`;
  return JSON.stringify([presumedFamilies, [...nodes.values()].map(words).sort()]);
}

/** Pods that are new, gone, or not the objects that they were, and those of namespaces that are not. */
function changedPods(old: Cluster, now: Cluster): ReadonlySet<string> {
  if (old === now) return new Set();
  const namespaces = new Set(
    [...old.namespaces.keys(), ...now.namespaces.keys()].filter((name) => {
      return !isSameLabels(old.namespaces.get(name)?.labels, now.namespaces.get(name)?.labels);
    }),
  );
  const isChanged = (id: string) => {
    const [before, after] = [old.pods.get(id), now.pods.get(id)];
    return before === undefined || after === undefined || !isSamePod(before, after) || namespaces.has(after.namespace);
  };
  return new Set([...old.pods.keys(), ...now.pods.keys()].filter(isChanged));
}

function isSamePod(a: ClusterPod, b: ClusterPod): boolean {
  if (a === b) return true;
  return a.pod === b.pod && a.node === b.node && a.address === b.address && a.nodeAddresses === b.nodeAddresses;
}

function changedPolicies(old: Evaluation, now: Evaluation): readonly NetworkPolicy[] {
  const [before, after] = [new Set(old.compiled.policies), new Set(now.compiled.policies)];
  return [...[...before].filter((each) => !after.has(each)), ...[...after].filter((each) => !before.has(each))];
}

function subjectsOf(
  policies: readonly NetworkPolicy[],
  direction: "ingress" | "egress",
  ...clusters: readonly Cluster[]
): readonly string[] {
  const own = policies.filter(({ policyTypes }) => policyTypes[direction]);
  if (own.length === 0) return [];
  const pods = [...new Set(clusters)].flatMap((cluster) => [...cluster.pods.values()]);
  const isSubject = ({ namespace, pod }: ClusterPod) =>
    own.some((policy) => policy.namespace === namespace && selectorMatches(policy.podSelector, pod.labels));
  return pods.filter(isSubject).map(({ id }) => id);
}

function isAnyOf({ old, now }: Extract<DiffEnd, { readonly kind: "pods" }>, ids: ReadonlySet<string>): boolean {
  return [...old, ...now].some(({ pods }) => pods.some(({ id }) => ids.has(id)));
}
