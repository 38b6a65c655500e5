import type { Cluster, ClusterPod } from "./cluster/cluster";
import { selectorMatchesAll } from "./cluster/selected-pods";
import { formatSelector, selectorMatches } from "./kube/label-selector";
import type { DecodedObject, LabelSelector, NetworkPolicy, PolicyRule, Service } from "./kube/objects";
import { isSameLabels } from "./kube/same-labels";

/** Objects, and the cluster that they make. */
interface Side {
  readonly objects: readonly DecodedObject[];
  readonly cluster: Cluster;
}

/**
 * What selects pods before an edit and none afterwards, as sentences: a policy that is about nobody, a rule that names
 * nobody, a Service that leads nowhere. Only what selects by the same labels as before, be it read anew or not.
 *
 * @returns at most a few; the rest is counted
 */
export function leftWithoutPods(old: Side, now: Side): readonly string[] {
  const lost = lostPods(old.cluster, now.cluster);
  if (lost.length === 0) return [];
  const isKept = keptIn(now.objects);
  const pods = [...now.cluster.pods.values()];
  const isLeft = (selects: (pod: ClusterPod, cluster: Cluster) => boolean) =>
    lost.some((pod) => selects(pod, old.cluster)) && !pods.some((pod) => selects(pod, now.cluster));
  const left = old.objects.flatMap((object) => {
    if (!isKept(object)) return [];
    if (object.kind === "NetworkPolicy") return ofPolicy(object, isLeft);
    return object.kind === "Service" ? ofService(object, isLeft) : [];
  });
  const rest = left.length - MOST;
  return rest > 1 ? [...left.slice(0, MOST), `and ${rest} more then select no pod`] : left;
}

/** More are only counted. */
const MOST = 5;

/** What is there still, and selects by the same labels: a reader that tried another edit meanwhile has new objects of the same. */
function keptIn(objects: readonly DecodedObject[]): (object: DecodedObject) => boolean {
  const same = new Set(objects);
  let written: ReadonlySet<string> | null = null;
  return (object) => {
    if (same.has(object)) return true;
    if (object.kind !== "NetworkPolicy" && object.kind !== "Service") return false;
    written ??= new Set(objects.flatMap((each) => selectsBy(each) ?? []));
    return written.has(selectsBy(object) ?? "");
  };
}

/** What a policy or a Service is called, and all the labels that it asks for; null of what asks for none. */
function selectsBy(object: DecodedObject): string | null {
  const { kind, name } = object;
  if (kind === "Service") return JSON.stringify([kind, object.namespace, name, [...(object.selector ?? [])].sort()]);
  if (kind !== "NetworkPolicy") return null;
  const { namespace, podSelector, ingress, egress } = object;
  const selector = (one: LabelSelector | null) => one && formatSelector(one);
  const peersOf = ({ peers }: PolicyRule) =>
    peers.map((peer) => (peer.kind === "pods" ? [peer.namespaceSelector, peer.podSelector].map(selector) : null));
  return JSON.stringify([kind, namespace, name, selector(podSelector), ingress.map(peersOf), egress.map(peersOf)]);
}

type IsLeft = (selects: (pod: ClusterPod, cluster: Cluster) => boolean) => boolean;

function ofPolicy(policy: NetworkPolicy, isLeft: IsLeft): readonly string[] {
  const { namespace, name, podSelector } = policy;
  if (isLeft((pod) => pod.namespace === namespace && selectorMatches(podSelector, pod.pod.labels)))
    return [`policy ${namespace}/${name} is then about no pod`];
  const isNamed = ({ peers }: PolicyRule) =>
    peers.some(
      (peer) =>
        peer.kind === "pods" &&
        isLeft(
          (pod, { namespaces }) =>
            (peer.namespaceSelector === null
              ? pod.namespace === namespace
              : selectorMatches(peer.namespaceSelector, namespaces.get(pod.namespace)?.labels ?? NO_LABELS)) &&
            (peer.podSelector === null || selectorMatches(peer.podSelector, pod.pod.labels)),
        ),
    );
  const rules = [...policy.ingress, ...policy.egress].filter(isNamed).length;
  if (rules === 0) return [];
  return [
    rules === 1
      ? `a rule of policy ${namespace}/${name} then names pods that are not there`
      : `${rules} rules of policy ${namespace}/${name} then name pods that are not there`,
  ];
}

const NO_LABELS: ReadonlyMap<string, string> = new Map();

function ofService({ namespace, name, selector }: Service, isLeft: IsLeft): readonly string[] {
  if (selector === null) return [];
  const isLost = isLeft((pod) => pod.namespace === namespace && selectorMatchesAll(selector, pod.pod.labels));
  return isLost ? [`Service ${namespace}/${name} then leads to no pod`] : [];
}

/** Pods that are there no longer, or have other labels, or whose namespace has. */
function lostPods(old: Cluster, now: Cluster): readonly ClusterPod[] {
  return [...old.pods.values()].filter(({ id, namespace, pod }) => {
    const is = now.pods.get(id)?.pod;
    const isSame = is !== undefined && (is === pod || isSameLabels(is.labels, pod.labels));
    return !isSame || !isSameLabels(old.namespaces.get(namespace)?.labels, now.namespaces.get(namespace)?.labels);
  });
}
