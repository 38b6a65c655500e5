import type { ClusterPod } from "../cluster/cluster";
import type { Service } from "../kube/objects";
import { type IpAddress, parseIpAddress } from "../net/ip-address";
import type { ServiceDirectory } from "./service-directory";

/** The domain under which a cluster's DNS answers, as kubeadm, kind and nearly every cluster have it. */
export const CLUSTER_DOMAIN = "cluster.local";

/** A name with fewer dots is tried with the search domains first. @see kubernetes DNS for Services and Pods, "Pod's DNS Config" */
const NDOTS = 5;

/** What a name means to the cluster's DNS. `fqdn`: the full name that answered, without the last dot. */
export type NameMeaning =
  | { readonly kind: "service"; readonly fqdn: string; readonly service: Service }
  /** A pod behind a headless Service, by its hostname. */
  | { readonly kind: "pod"; readonly fqdn: string; readonly pod: ClusterPod; readonly service: Service }
  /**
   * `10-244-0-7.shop.pod.cluster.local`: any address in that form, whether or not it is a pod's. With a Service: the
   * address that it knows by a hostname.
   */
  | {
      readonly kind: "address";
      readonly fqdn: string;
      readonly address: IpAddress;
      readonly service: Service | null;
    }
  /** A name that the cluster's DNS asks others about. */
  | { readonly kind: "outside"; readonly fqdn: string }
  /** NXDOMAIN. */
  | { readonly kind: "none" };

/**
 * Looks a name up as a pod does: with the search domains `ns.svc.cluster.local`, `svc.cluster.local` and `cluster.local`
 * where it has fewer than five dots and no dot at its end.
 *
 * What looks like a name of the cluster and is none (one word; `….svc`; `word.namespace`; `word.service`) is nobody's: it
 * is a mistake rather than a name of the internet.
 *
 * @param namespace - of the pod that asks; null: the name is taken as it is (a CNAME)
 */
export function lookUpName(directory: ServiceDirectory, name: string, namespace: string | null): NameMeaning {
  const written = name.toLowerCase();
  const isAbsolute = written.endsWith(".") || namespace === null;
  const plain = written.replace(/\.$/, "");
  const searched = isAbsolute ? [] : searchDomains(namespace ?? "").map((domain) => `${plain}.${domain}`);
  const isSearchedFirst = plain.split(".").length - 1 < NDOTS;
  for (const candidate of isSearchedFirst ? [...searched, plain] : [plain, ...searched]) {
    const found = isInCluster(candidate) ? lookUpInCluster(directory, candidate) : null;
    if (found !== null) return found;
  }
  return isInCluster(plain) || isMistake(directory, plain, namespace)
    ? { kind: "none" }
    : { kind: "outside", fqdn: plain };
}

/** The search domains of a pod of this namespace. */
export function searchDomains(namespace: string): readonly string[] {
  return [`${namespace}.svc.${CLUSTER_DOMAIN}`, `svc.${CLUSTER_DOMAIN}`, CLUSTER_DOMAIN];
}

/** The names of a Service, the shortest first; the first is known in its own namespace only. */
export function namesOfService({ namespace, name }: Service): readonly string[] {
  const full = `${name}.${namespace}`;
  return [name, full, `${full}.svc`, `${full}.svc.${CLUSTER_DOMAIN}`];
}

function isInCluster(name: string): boolean {
  return name === CLUSTER_DOMAIN || name.endsWith(`.${CLUSTER_DOMAIN}`);
}

/** Names that look as if they were of the cluster: `word`, `….svc`, `word.namespace`, `word.service`, `word.service.namespace`. */
function isMistake(directory: ServiceDirectory, name: string, namespace: string | null): boolean {
  const labels = name.split(".");
  const [last = "", before = ""] = [...labels].reverse();
  if (labels.length === 1 || last === "svc") return true;
  const isNamespace = directory.cluster.namespaces.has(last);
  if (labels.length === 2) return isNamespace || (namespace !== null && directory.service(namespace, last) !== null);
  return labels.length === 3 && isNamespace && directory.service(last, before) !== null;
}

/** `service.ns.svc`, `hostname.service.ns.svc` and `a-b-c-d.ns.pod`, each with the cluster's domain. */
function lookUpInCluster(directory: ServiceDirectory, fqdn: string): NameMeaning | null {
  const labels = fqdn.slice(0, -CLUSTER_DOMAIN.length - 1).split(".");
  const [last, namespace = "", third = "", fourth] = [...labels].reverse();
  if (last === "pod" && labels.length === 3) {
    const address = directory.cluster.namespaces.has(namespace) ? addressInName(third) : null;
    return address === null ? null : { kind: "address", fqdn, address, service: null };
  }
  if (last !== "svc") return null;
  const service = directory.service(namespace, third);
  if (service === null) return null;
  if (labels.length === 3) return { kind: "service", fqdn, service };
  if (labels.length !== 4 || fourth === undefined || !service.headless) return null;
  return endpointOfHostname(directory, service, fourth, fqdn);
}

/**
 * The ready endpoint that a headless Service knows by a hostname: a pod's `spec.hostname` with `spec.subdomain` naming the
 * Service, as the pods of a StatefulSet have them, or the `hostname` that an EndpointSlice gives an address.
 */
function endpointOfHostname(directory: ServiceDirectory, service: Service, hostname: string, fqdn: string) {
  const found = directory.endpoints(service).find((one) => one.isReady && one.hostname === hostname);
  if (found === undefined) return null;
  if (found.pod !== null) return { kind: "pod" as const, fqdn, pod: found.pod, service };
  return found.address === null ? null : { kind: "address" as const, fqdn, address: found.address, service };
}

/** `10-244-0-7`, or an IPv6 address with dashes for its colons. */
function addressInName(label: string): IpAddress | null {
  return parseIpAddress(label.replaceAll("-", ".")) ?? parseIpAddress(label.replaceAll("-", ":"));
}
