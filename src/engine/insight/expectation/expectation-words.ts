import type { Cluster } from "../../cluster/cluster";
import { formatSelector } from "../../kube/label-selector";
import type { ExpectationEnd, ExpectationPort, ExpectedConnection } from "../../kube/objects";
import type { Cidr } from "../../net/cidr";
import { formatIpAddress } from "../../net/ip-address";
import { PROTOCOLS } from "../../net/protocol";
import { portWords } from "./expectation-ports";

/** What a connection asks: “frontend → backend TCP 8080 must be allowed”. */
export function expectationSentence(cluster: Cluster, { from, to, ports, expect }: ExpectedConnection): string {
  const ends = `${endWords(cluster, from)} → ${endWords(cluster, to)}`;
  const must = `must be ${expect === "Allowed" ? "allowed" : "denied"}`;
  if (ports.length > 0) return `${ends} ${portsWords(ports)} ${must}`;
  if (to.kind === "url") return `${ends} ${must}`;
  return `${ends} ${must} on ${to.kind === "service" ? "every port of it" : "every port"}`;
}

/** `TCP 80, http; UDP 53`. */
export function portsWords(ports: readonly ExpectationPort[]): string {
  return PROTOCOLS.flatMap((protocol) => {
    const own = ports.filter((port) => port.protocol === protocol);
    if (own.length === 0) return [];
    if (own.some(({ port }) => port === null)) return `all ${protocol} ports`;
    return `${protocol} ${own.map((port) => portWords(port).slice(protocol.length + 1)).join(", ")}`;
  }).join("; ");
}

/** `shop/web` where the cluster has several namespaces, else `web`. */
export function nameInCluster(cluster: Cluster, namespace: string, name: string): string {
  return cluster.namespaces.size > 1 ? `${namespace}/${name}` : name;
}

function endWords(cluster: Cluster, end: ExpectationEnd): string {
  switch (end.kind) {
    case "named":
    case "pod":
    case "workload":
      return nameInCluster(cluster, end.namespace, end.name);
    case "service":
      return `Service ${nameInCluster(cluster, end.namespace, end.name)}`;
    case "selector":
      return selectorWords(cluster, end);
    case "url":
      return end.url;
    case "address":
      return formatIpAddress(end.address);
    case "cidr":
      return blockWords(end.cidr);
  }
}

function blockWords({ text, family }: Cidr): string {
  if (!text.endsWith("/0")) return text;
  return family === 4 ? "anyone outside" : "anyone outside by IPv6";
}

function selectorWords(cluster: Cluster, end: Extract<ExpectationEnd, { readonly kind: "selector" }>): string {
  const { podSelector, namespaceSelector, namespace } = end;
  const isEvery = podSelector === null || podSelector.requirements.length === 0;
  const pods = isEvery ? "every pod" : `pods with ${formatSelector(podSelector)}`;
  if (namespaceSelector === null) return cluster.namespaces.size > 1 ? `${pods} of ${namespace}` : pods;
  if (namespaceSelector.requirements.length === 0) return isEvery ? pods : `${pods} in every namespace`;
  return `${pods} in namespaces with ${formatSelector(namespaceSelector)}`;
}
