import type { Cluster, ClusterPod } from "../cluster/cluster";
import { isReadyPod } from "../cluster/pod-readiness";
import { resolveEndpoint } from "../cluster/resolve-endpoint";
import { podsSelectedBy } from "../cluster/selected-pods";
import type { EndpointSlice, Service, ServicePort } from "../kube/objects";
import { formatIpAddress, type IpAddress } from "../net/ip-address";

/** One that a Service may send to. */
export interface ServiceEndpoint {
  /** Null for an address of an EndpointSlice that is no pod of the cluster. */
  readonly pod: ClusterPod | null;
  /** The address that a slice states; null for a selected pod: whichever it has. */
  readonly address: IpAddress | null;
  readonly isReady: boolean;
  /** Its name behind a headless Service; null where it has none. */
  readonly hostname: string | null;
  /** The slice that states it; null for a selected pod. */
  readonly slice: EndpointSlice | null;
}

/** An endpoint with the port at which a Service's port reaches it. */
export interface Backend {
  readonly endpoint: ServiceEndpoint;
  /** The port at the pod, which is what policies see (N46). */
  readonly port: number;
}

/** Ready pods that the Service's selector selects; a pod without a status is presumed ready (N53). */
export function podsBehind(cluster: Cluster, service: Service): ClusterPod[] {
  return podsSelectedBy(cluster, service).filter(isReadyPod);
}

/** The number of a Service's target port on a pod; null where the pod has no port of that name. */
export function targetPortOn({ pod }: ClusterPod, { targetPort, protocol }: ServicePort): number | null {
  if (typeof targetPort === "number") return targetPort;
  return pod.ports.find(({ name, protocol: own }) => name === targetPort && own === protocol)?.port ?? null;
}

/**
 * Everything behind a Service, ready or not: the pods that its selector selects; where it has none, what its
 * EndpointSlices state. A pod without an address is no endpoint.
 *
 * @param slices - those of this Service
 */
export function endpointsOf(
  cluster: Cluster,
  service: Service,
  slices: readonly EndpointSlice[],
): readonly ServiceEndpoint[] {
  if (service.selector !== null) {
    return podsSelectedBy(cluster, service).map((pod) => {
      const isReady = isReadyPod(pod) || (service.publishNotReadyAddresses && pod.address.kind !== "none");
      // a pod has a name behind the Service that its subdomain names
      const hostname = pod.pod.subdomain === service.name ? pod.pod.hostname : null;
      return { pod, address: null, isReady, hostname, slice: null };
    });
  }
  return slices.flatMap((slice) =>
    slice.addresses.map(({ address, ready, hostname }) => {
      const found = resolveEndpoint(cluster, formatIpAddress(address));
      const pod = found?.kind === "pod" ? (cluster.pods.get(found.pod) ?? null) : null;
      return { pod, address, isReady: ready || service.publishNotReadyAddresses, hostname, slice };
    }),
  );
}

/**
 * Where a port of a Service leads: its ready endpoints with the number of the target port on each. A pod that has no
 * port of that name is left out, as is an EndpointSlice without a port of the Service port's name.
 */
export function backendsOf(endpoints: readonly ServiceEndpoint[], servicePort: ServicePort): readonly Backend[] {
  const byPort = known.get(endpoints) ?? new Map<ServicePort, readonly Backend[]>();
  known.set(endpoints, byPort);
  const backends = byPort.get(servicePort) ?? findBackends(endpoints, servicePort);
  byPort.set(servicePort, backends);
  return backends;
}

/** The same Service is asked for by many clients. */
const known = new WeakMap<readonly ServiceEndpoint[], Map<ServicePort, readonly Backend[]>>();

function findBackends(endpoints: readonly ServiceEndpoint[], servicePort: ServicePort): readonly Backend[] {
  return endpoints.flatMap((endpoint): readonly Backend[] => {
    if (!endpoint.isReady) return [];
    const { pod, slice } = endpoint;
    if (slice === null) {
      const port = pod === null ? null : targetPortOn(pod, servicePort);
      return port === null ? [] : [{ endpoint, port }];
    }
    const { name, protocol } = servicePort;
    const stated = slice.ports.find((port) => port.name === name && port.protocol === protocol);
    return stated === undefined ? [] : [{ endpoint, port: stated.port }];
  });
}
