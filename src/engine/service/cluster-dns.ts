import type { ClusterPod } from "../cluster/cluster";
import { findDnsPods, findDnsService } from "../cluster/dns-pods";
import { isReadyPod } from "../cluster/pod-readiness";
import type { Pod, Service } from "../kube/objects";
import type { Protocol } from "../net/protocol";
import type { ServiceDirectory } from "./service-directory";
import { backendsOf } from "./service-endpoints";

/** Where a pod's question for a name goes. */
export interface ClusterDns {
  /** Null where no object states it: the DNS pods are then asked at their own port. */
  readonly service: Service | null;
  /** Ready DNS pods with the port at which each is asked over UDP, which is what policies see. */
  readonly udp: readonly DnsBackend[];
  /** The same for TCP, which only answers too large for UDP need. */
  readonly tcp: readonly DnsBackend[];
  /** False where the DNS Service has no UDP port 53: then no question gets through it. */
  readonly asksOverUdp: boolean;
}

export interface DnsBackend {
  readonly pod: ClusterPod;
  readonly port: number;
}

const DNS_PORT = 53;

/** Finds the DNS pods and the ports behind the DNS Service (53; OpenShift's is 5353). */
export function findClusterDns(directory: ServiceDirectory): ClusterDns {
  const { cluster, services } = directory;
  const service = findDnsService(services);
  if (service === null) {
    const ready = findDnsPods(cluster, null).filter(isReadyPod);
    const at = (protocol: Protocol) => ready.map((pod) => ({ pod, port: ownDnsPort(pod.pod, protocol) }));
    return { service, udp: at("UDP"), tcp: at("TCP"), asksOverUdp: true };
  }
  const through = (protocol: Protocol): readonly DnsBackend[] => {
    const port = portOf(service, protocol);
    if (port === null) return [];
    return backendsOf(directory.endpoints(service), port).flatMap(({ endpoint, port: target }) =>
      endpoint.pod === null ? [] : [{ pod: endpoint.pod, port: target }],
    );
  };
  return { service, udp: through("UDP"), tcp: through("TCP"), asksOverUdp: portOf(service, "UDP") !== null };
}

function portOf(service: Service, protocol: Protocol) {
  return service.ports.find((one) => one.port === DNS_PORT && one.protocol === protocol) ?? null;
}

/** The port of a DNS pod that no Service stands before: the one it calls `dns`, else the one of the usual two it declares. */
function ownDnsPort({ ports, labels }: Pod, protocol: Protocol): number {
  const own = ports.filter((port) => port.protocol === protocol);
  const named = own.find(({ name }) => name === (protocol === "UDP" ? "dns" : "dns-tcp"));
  const usual = labels.has("dns.operator.openshift.io/daemonset-dns") ? [5353, DNS_PORT] : [DNS_PORT, 5353];
  const declared = usual.find((number) => own.some(({ port }) => port === number));
  return named?.port ?? declared ?? usual[0] ?? DNS_PORT;
}
