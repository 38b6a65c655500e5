import type { ClusterPod } from "../cluster/cluster";
import type { IpAddress } from "../net/ip-address";
import type { Protocol } from "../net/protocol";
import { at, items, type Json, stringMap, text } from "./json";
import { naiveEndpoint } from "./naive-endpoint";
import { namespaceOf, readAddresses, readProtocol } from "./naive-reader";
import type { TraceWorld } from "./naive-trace-world";

/** A port of a Service. */
export interface NaiveServicePort {
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
  readonly target: number | string;
  readonly nodePort: number | null;
}

/** A Service as its object states it; what is absent is empty. */
export interface NaiveService {
  readonly name: string;
  readonly namespace: string;
  readonly type: string;
  readonly headless: boolean;
  readonly selector: ReadonlyMap<string, string>;
  readonly publishNotReady: boolean;
  readonly ports: readonly NaiveServicePort[];
  readonly clusterIPs: readonly IpAddress[];
  /** External IPs, and those of its load balancer. */
  readonly outerIPs: readonly IpAddress[];
  readonly externalName: string;
  readonly keepsClient: boolean;
}

/** Where a connection to a Service may end: an end as the command line writes it, and the port there. */
export interface NaiveTarget {
  readonly end: string;
  readonly port: number;
}

/** Every Service of a scenario. */
export function readServices(objects: readonly Json[]): readonly NaiveService[] {
  return objects.filter((object) => at(object, "kind") === "Service").map(readService);
}

function readService(object: Json): NaiveService {
  const spec = at(object, "spec");
  const clusterIPs = [at(spec, "clusterIP"), ...items(at(spec, "clusterIPs"))];
  const balancers = items(at(object, "status", "loadBalancer", "ingress")).map((item) => at(item, "ip"));
  return {
    name: text(at(object, "metadata", "name")) ?? "",
    namespace: namespaceOf(object),
    type: text(at(spec, "type")) ?? "ClusterIP",
    headless: clusterIPs.includes("None"),
    selector: stringMap(at(spec, "selector")),
    publishNotReady: at(spec, "publishNotReadyAddresses") === true,
    ports: items(at(spec, "ports")).map(readServicePort),
    clusterIPs: readAddresses(clusterIPs),
    outerIPs: readAddresses([...items(at(spec, "externalIPs")), ...balancers]),
    externalName: text(at(spec, "externalName")) ?? "",
    keepsClient: at(spec, "externalTrafficPolicy") === "Local",
  };
}

function readServicePort(object: Json): NaiveServicePort {
  const port = numberOf(at(object, "port")) ?? 0;
  const target = at(object, "targetPort");
  return {
    name: text(at(object, "name")) ?? "",
    protocol: readProtocol(at(object, "protocol")),
    port,
    target: numberOf(target) ?? (text(target) || port),
    nodePort: numberOf(at(object, "nodePort")),
  };
}

function numberOf(value: Json): number | null {
  return typeof value === "number" ? value : null;
}

/** Ready pods that the selector selects, with `publishNotReadyAddresses` those that are not ready too. */
export function podsOf(world: TraceWorld, service: NaiveService): readonly ClusterPod[] {
  if (service.selector.size === 0) return [];
  return [...world.cluster.pods.values()].filter((pod) => {
    if (pod.namespace !== service.namespace && world.mutant !== "service-selects-in-all-namespaces") return false;
    const terms = [...service.selector].map(([key, value]) => pod.pod.labels.get(key) === value);
    if (!(world.mutant === "one-selector-label-suffices" ? terms.includes(true) : !terms.includes(false))) return false;
    return isEndpoint(world, service, pod);
  });
}

function isEndpoint(world: TraceWorld, service: NaiveService, { pod, address }: ClusterPod): boolean {
  if (address.kind === "none") return false;
  if (service.publishNotReady && world.mutant !== "publish-not-ready-ignored") return true;
  return world.mutant === "unready-pods-are-endpoints" || isReady(pod.status);
}

/** A pod without a status, or whose status says nothing of it, is ready unless it is pending (N53). */
function isReady(status: ClusterPod["pod"]["status"]): boolean {
  return status === null || (status.ready !== false && status.phase !== "Pending");
}

/** Pods and addresses behind a port of a Service, with the number of the port there. */
export function targetsOf(world: TraceWorld, service: NaiveService, port: NaiveServicePort): readonly NaiveTarget[] {
  if (service.selector.size === 0) return statedTargets(world, service, port);
  return podsOf(world, service).flatMap((pod) => {
    const number = targetOn(world, pod, port);
    return number === null ? [] : [{ end: pod.id, port: number }];
  });
}

/** The number of a target port on a pod; null where the pod has no port of that name and protocol. */
function targetOn(world: TraceWorld, { pod }: ClusterPod, { target, protocol, port }: NaiveServicePort): number | null {
  if (world.mutant === "target-port-ignored") return port;
  if (typeof target === "number") return target;
  const asked =
    world.mutant === "target-name-resolved-once" ? [...world.cluster.pods.values()].map((one) => one.pod) : [pod];
  const named = asked.flatMap((one) => one.ports).find((one) => one.name === target && one.protocol === protocol);
  return named?.port ?? (world.mutant === "missing-target-name-is-service-port" ? port : null);
}

/** What EndpointSlices state for a Service that selects nothing. */
function statedTargets(world: TraceWorld, service: NaiveService, port: NaiveServicePort): readonly NaiveTarget[] {
  if (world.mutant === "endpoint-slices-ignored") return [];
  return slicesOf(world, service).flatMap((slice): readonly NaiveTarget[] => {
    const numbers = items(at(slice, "ports"))
      .filter(
        (one) => (text(at(one, "name")) ?? "") === port.name && readProtocol(at(one, "protocol")) === port.protocol,
      )
      .flatMap((one) => numberOf(at(one, "port")) ?? []);
    return readyAddresses(service, slice).flatMap((address) =>
      numbers.map((number) => ({ end: endOf(world, address), port: number })),
    );
  });
}

/** The ends behind a headless Service, whatever the port. */
export function endsOf(world: TraceWorld, service: NaiveService): readonly string[] {
  if (service.selector.size > 0) return podsOf(world, service).map((pod) => pod.id);
  return slicesOf(world, service).flatMap((slice) =>
    readyAddresses(service, slice).map((address) => endOf(world, address)),
  );
}

function slicesOf(world: TraceWorld, { namespace, name }: NaiveService): readonly Json[] {
  const here = world.objects.filter((object) => namespaceOf(object) === namespace);
  const slices = here.filter(
    (object) =>
      at(object, "kind") === "EndpointSlice" && at(object, "metadata", "labels", "kubernetes.io/service-name") === name,
  );
  if (slices.length > 0) return slices;
  const old = here.find((object) => at(object, "kind") === "Endpoints" && at(object, "metadata", "name") === name);
  return items(at(old ?? null, "subsets")).map(mirrored);
}

/** A subset of Endpoints as the slice that the cluster makes of it. */
function mirrored(subset: Json): Json {
  const endpoints = (field: string, ready: boolean) =>
    items(at(subset, field)).map((one) => ({
      addresses: [at(one, "ip")],
      hostname: at(one, "hostname"),
      conditions: { ready },
    }));
  return {
    endpoints: [...endpoints("addresses", true), ...endpoints("notReadyAddresses", false)],
    ports: at(subset, "ports"),
  };
}

/** The ends to which slices of a Service give a hostname. */
export function endsCalled(world: TraceWorld, service: NaiveService, hostname: string): readonly string[] {
  if (service.selector.size > 0) return [];
  return slicesOf(world, service).flatMap((slice) => {
    const called = items(at(slice, "endpoints")).filter((endpoint) => at(endpoint, "hostname") === hostname);
    return readyAddresses(service, { endpoints: called }).map((address) => endOf(world, address));
  });
}

/** With `publishNotReadyAddresses` everybody who deals with endpoints disregards whether they are ready. */
function readyAddresses(service: NaiveService, slice: Json): readonly string[] {
  return items(at(slice, "endpoints"))
    .filter((endpoint) => service.publishNotReady || at(endpoint, "conditions", "ready") !== false)
    .flatMap((endpoint) => items(at(endpoint, "addresses")).flatMap((address) => text(address) ?? []));
}

/** The pod that states an address, else the address (N54). */
function endOf(world: TraceWorld, address: string): string {
  const end = naiveEndpoint(world.cluster, address);
  return end?.kind === "pod" ? end.pod : address;
}
