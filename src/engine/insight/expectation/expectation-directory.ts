import type { Cluster, ClusterPod, Workload } from "../../cluster/cluster";
import { resolveEndpoint } from "../../cluster/resolve-endpoint";
import { selectorMatches } from "../../kube/label-selector";
import type { DecodedObject, ExpectationEnd, LabelSelector, Service } from "../../kube/objects";
import type { Cidr } from "../../net/cidr";
import { type Family, formatIpAddress, type IpAddress } from "../../net/ip-address";
import { createServiceDirectory } from "../../service/service-directory";
import type { ServiceEndpoint } from "../../service/service-endpoints";
import {
  type NamedEnd,
  type NobodyEnd,
  nobody,
  noPod,
  noService,
  nothingSelected,
  noWorkload,
  type SelectorEnd,
  selectedNamespaces,
} from "./expectation-nobody";

/** Whom an end of an expectation means. */
export type MeantEnd =
  /** `family`: of the one address that was named; null: every family. */
  | { readonly kind: "pods"; readonly pods: readonly ClusterPod[]; readonly family: Family | null }
  /** Its ready endpoints; at least one. */
  | { readonly kind: "service"; readonly service: Service; readonly endpoints: readonly ServiceEndpoint[] }
  | { readonly kind: "node"; readonly node: string; readonly address: IpAddress }
  | { readonly kind: "external"; readonly address: IpAddress }
  | { readonly kind: "cidr"; readonly cidr: Cidr }
  | { readonly kind: "url"; readonly url: string }
  | NobodyEnd;

/** Finds whom expectations name, in one cluster. It needs no policies. */
export interface ExpectationDirectory {
  readonly cluster: Cluster;
  find(end: ExpectationEnd): MeantEnd;
}

/**
 * Opens the directory of a cluster.
 *
 * A selector means pods that the text states; those that every cluster has and no text states are meant where it selects
 * nothing else, so that “every pod” stays what the author wrote.
 */
export function openDirectory(cluster: Cluster, objects: readonly DecodedObject[]): ExpectationDirectory {
  const known = directories.get(cluster);
  if (known?.objects === objects) return known.directory;
  const directory = makeDirectory(cluster, objects);
  directories.set(cluster, { objects, directory });
  return directory;
}

/** The same text is asked for its problems and for its verdicts. */
const directories = new WeakMap<
  Cluster,
  { readonly objects: readonly DecodedObject[]; readonly directory: ExpectationDirectory }
>();

function makeDirectory(cluster: Cluster, objects: readonly DecodedObject[]): ExpectationDirectory {
  const services = createServiceDirectory(cluster, objects);
  const selections = new Map<string, readonly ClusterPod[]>();
  const podsOf = ({ pods }: Workload) => pods.flatMap((id) => cluster.pods.get(id) ?? []);
  return {
    cluster,
    find(end) {
      switch (end.kind) {
        case "pod":
          return findPod(cluster, end) ?? noPod(cluster, end);
        case "workload": {
          const workload = cluster.workloads.get(`${end.namespace}/${end.name}`);
          if (workload === undefined) return noWorkload(cluster, end);
          if (workload.pods.length > 0) return { kind: "pods", pods: podsOf(workload), family: null };
          return nobody(`${end.name} in ${end.namespace} has no pods`);
        }
        case "named": {
          const workload = cluster.workloads.get(`${end.namespace}/${end.name}`);
          const pod = findPod(cluster, end);
          if (pod !== null || workload === undefined || workload.pods.length === 0) return pod ?? noPod(cluster, end);
          return { kind: "pods", pods: podsOf(workload), family: null };
        }
        case "selector": {
          const key = JSON.stringify([end.namespace, keyOf(end.namespaceSelector), keyOf(end.podSelector)]);
          const pods = selections.get(key) ?? selectPods(cluster, end);
          selections.set(key, pods);
          return pods.length > 0 ? { kind: "pods", pods, family: null } : nothingSelected(cluster, end);
        }
        case "service": {
          const service = services.service(end.namespace, end.name);
          if (service === null) return noService(services.services, end);
          return behindService(
            service,
            services.endpoints(service).filter(({ isReady }) => isReady),
          );
        }
        case "url":
          return end;
        case "address":
          return atAddress(cluster, end.address);
        case "cidr":
          return end;
      }
    },
  };
}

function keyOf(selector: LabelSelector | null) {
  return selector?.requirements.map(({ key, operator, values }) => [key, operator, values]) ?? null;
}

function findPod(cluster: Cluster, { namespace, name }: NamedEnd): MeantEnd | null {
  const pod = cluster.pods.get(`${namespace}/${name}`);
  return pod === undefined ? null : { kind: "pods", pods: [pod], family: null };
}

function selectPods(cluster: Cluster, end: SelectorEnd): readonly ClusterPod[] {
  const namespaces = selectedNamespaces(cluster, end);
  const stated: ClusterPod[] = [];
  const assumed: ClusterPod[] = [];
  for (const member of cluster.pods.values()) {
    if (!namespaces.has(member.namespace)) continue;
    if (end.podSelector !== null && !selectorMatches(end.podSelector, member.pod.labels)) continue;
    (cluster.workloads.get(member.workload)?.assumed === true ? assumed : stated).push(member);
  }
  return stated.length > 0 ? stated : assumed;
}

function behindService(service: Service, endpoints: readonly ServiceEndpoint[]): MeantEnd {
  const { namespace, name } = service;
  if (service.type === "ExternalName")
    return nobody(`Service ${name} in ${namespace} is an ExternalName and has no pods; expect its url instead`);
  return endpoints.length > 0
    ? { kind: "service", service, endpoints }
    : nobody(`no ready pod is behind Service ${name} in ${namespace}`);
}

/** N54: an address that a pod states is that pod, one that a Node states is that node, every other is outside. */
function atAddress(cluster: Cluster, address: IpAddress): MeantEnd {
  const endpoint = resolveEndpoint(cluster, formatIpAddress(address));
  const pod = endpoint?.kind === "pod" ? cluster.pods.get(endpoint.pod) : undefined;
  if (pod !== undefined) return { kind: "pods", pods: [pod], family: address.family };
  return endpoint?.kind === "node" ? { kind: "node", node: endpoint.node, address } : { kind: "external", address };
}
