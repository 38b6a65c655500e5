import type { Service, ServicePort } from "../kube/objects";
import { formatIpAddress, type IpAddress } from "../net/ip-address";
import type { ServiceDirectory } from "./service-directory";

/**
 * Where clients outside ask for a port of a Service: the addresses of its load balancer and its external IPs with that
 * port, the addresses of all nodes with its node port (N49). As a client types them: `198.51.100.1:80`,
 * `[2001:db8::1]:30001`. Empty where the text states none, and for what is not exposed.
 *
 * @param port - one of the Service's own
 */
export function outsideAddressesOf(
  { cluster }: ServiceDirectory,
  service: Service,
  port: ServicePort,
): readonly string[] {
  const { nodePort } = port;
  const own = [...service.loadBalancerIPs, ...service.externalIPs].map((address) => withPort(address, port.port));
  if (nodePort === null) return own;
  const nodes = [...cluster.nodes.values()].flatMap(({ addresses }) => addresses);
  return [...own, ...nodes.map((address) => withPort(address, nodePort))];
}

function withPort(address: IpAddress, port: number): string {
  const text = formatIpAddress(address);
  return address.family === 6 ? `[${text}]:${port}` : `${text}:${port}`;
}
