import type { DecodedObject, Labels, Service } from "../kube/objects";
import type { Cluster, ClusterPod } from "./cluster";
import { podsSelectedBy } from "./selected-pods";

/** The Services through which pods ask for names: that of Kubernetes, and OpenShift's. */
const DNS_SERVICES = ["kube-system/kube-dns", "openshift-dns/dns-default"];

/** Whether labels are those of a DNS pod: CoreDNS and kube-dns everywhere, and OpenShift's. */
export function hasDnsLabel(labels: Labels): boolean {
  return labels.get("k8s-app") === "kube-dns" || labels.has("dns.operator.openshift.io/daemonset-dns");
}

/** The Service through which pods ask for names; null where no object states it. */
export function findDnsService(objects: readonly DecodedObject[]): Service | null {
  const services = objects.filter((object): object is Service => object.kind === "Service");
  for (const id of DNS_SERVICES) {
    const found = services.find(({ namespace, name }) => `${namespace}/${name}` === id);
    if (found !== undefined) return found;
  }
  return null;
}

/** Pods that answer for names, ready or not: those behind the DNS Service, else those with the label of DNS pods. */
export function findDnsPods(cluster: Cluster, service: Service | null): readonly ClusterPod[] {
  const behind = service === null ? [] : podsSelectedBy(cluster, service);
  return behind.length > 0 ? behind : [...cluster.pods.values()].filter(({ pod }) => hasDnsLabel(pod.labels));
}
