import type { Cluster } from "../cluster/cluster";
import type {
  DecodedObject,
  EndpointSlice,
  Endpoints,
  Ingress,
  IngressClass,
  Service,
  ServicePort,
  WorkloadObject,
} from "../kube/objects";
import type { IpAddress } from "../net/ip-address";
import type { Protocol } from "../net/protocol";
import { API_SERVER } from "./api-server";
import { endpointsOf, type ServiceEndpoint } from "./service-endpoints";

/** The Services and Ingresses of a cluster, to be looked up by what clients know of them. */
export interface ServiceDirectory {
  readonly cluster: Cluster;
  readonly services: readonly Service[];
  readonly ingresses: readonly Ingress[];
  /** What makes pods from a template, also where it has none just now. */
  readonly workloads: readonly WorkloadObject[];
  readonly ingressClasses: readonly IngressClass[];
  /** By namespace and name; `default/kubernetes` is always there. */
  service(namespace: string, name: string): Service | null;
  /** The Service that has an address: its cluster IP, an external one or its load balancer's; null where none has. */
  serviceAt(address: IpAddress): { readonly service: Service; readonly by: "cluster" | "external" } | null;
  /** The Service that a node sends a port to; null where none has it. */
  serviceAtNodePort(port: number, protocol: Protocol): { readonly service: Service; readonly port: ServicePort } | null;
  /** All that is behind a Service, ready or not. */
  endpoints(service: Service): readonly ServiceEndpoint[];
}

const directories = new WeakMap<readonly DecodedObject[], ServiceDirectory>();

/**
 * Puts Services and Ingresses together for looking up.
 *
 * @param objects - what the text states; what the cluster assumes beyond it is added
 */
export function createServiceDirectory(cluster: Cluster, objects: readonly DecodedObject[]): ServiceDirectory {
  const known = directories.get(objects);
  if (known?.cluster === cluster) return known;
  const all = [...objects, ...cluster.assumed];
  const services = all.filter((object): object is Service => object.kind === "Service");
  const byId = new Map([API_SERVER, ...services].map((service) => [`${service.namespace}/${service.name}`, service]));
  const byAddress = new Map<string, { service: Service; by: "cluster" | "external" }>();
  const byNodePort = new Map<string, { service: Service; port: ServicePort }>();
  for (const service of services) {
    for (const address of service.clusterIPs) byAddress.set(addressKey(address), { service, by: "cluster" });
    for (const address of [...service.externalIPs, ...service.loadBalancerIPs]) {
      byAddress.set(addressKey(address), { service, by: "external" });
    }
    for (const port of service.ports) {
      if (port.nodePort !== null) byNodePort.set(`${port.protocol} ${port.nodePort}`, { service, port });
    }
  }
  const slices = new Map<string, EndpointSlice[]>();
  for (const object of all) {
    if (object.kind !== "EndpointSlice" || object.serviceName === null) continue;
    const id = `${object.namespace}/${object.serviceName}`;
    slices.set(id, [...(slices.get(id) ?? []), object]);
  }
  for (const object of all) {
    const id = object.kind === "Endpoints" ? `${object.namespace}/${object.name}` : "";
    if (object.kind === "Endpoints" && !slices.has(id)) slices.set(id, mirroredSlices(object));
  }
  const endpoints = new Map<Service, readonly ServiceEndpoint[]>();
  const directory: ServiceDirectory = {
    cluster,
    services,
    ingresses: all.filter((object): object is Ingress => object.kind === "Ingress"),
    workloads: all.filter((object): object is WorkloadObject => "template" in object),
    ingressClasses: all.filter((object): object is IngressClass => object.kind === "IngressClass"),
    service: (namespace, name) => byId.get(`${namespace}/${name}`) ?? null,
    serviceAt: (address) => byAddress.get(addressKey(address)) ?? null,
    serviceAtNodePort: (port, protocol) => byNodePort.get(`${protocol} ${port}`) ?? null,
    endpoints(service) {
      const found =
        endpoints.get(service) ??
        endpointsOf(cluster, service, slices.get(`${service.namespace}/${service.name}`) ?? []);
      endpoints.set(service, found);
      return found;
    },
  };
  directories.set(objects, directory);
  return directory;
}

/**
 * Endpoints as the slices that the cluster makes of them: one a subset.
 *
 * @see kubernetes/website content/en/docs/concepts/services-networking/endpoint-slices.md "EndpointSlice mirroring"
 */
function mirroredSlices({ subsets, ...object }: Endpoints): EndpointSlice[] {
  return subsets.map((subset) => ({ ...object, ...subset, kind: "EndpointSlice", serviceName: object.name }));
}

function addressKey({ family, value }: IpAddress): string {
  return `${family} ${value}`;
}
