import type { ClusterPod } from "../../cluster/cluster";
import type { Protocol } from "../../net/protocol";
import type { PortMeaning, SuggestedPort } from "./policy-form";
import type { RuleDirection } from "./policy-part";

/** More are no help. */
const MOST = 8;

/** Ports that the pods declare to which connections of a direction go, those of many pods first; outward DNS as well. */
export function suggestedPorts(
  direction: RuleDirection,
  destinations: readonly ClusterPod[],
): readonly SuggestedPort[] {
  const found = new Map<string, { readonly port: SuggestedPort; pods: number }>();
  for (const { pod } of destinations) {
    for (const { protocol, port, name } of pod.ports) {
      const key = `${protocol} ${port}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { port: { protocol, port, name }, pods: 1 });
      else known.pods++;
    }
  }
  const ports = [...found.values()].sort((a, b) => b.pods - a.pods).map(({ port }) => port);
  const first = ports.slice(0, MOST);
  if (direction === "ingress" || first.some(({ protocol, port }) => protocol === "UDP" && port === 53)) return first;
  return [...first, { protocol: "UDP", port: 53, name: "DNS" }];
}

/** What the name of a port means at pods. */
export function portMeaning(protocol: Protocol, name: string, destinations: readonly ClusterPod[]): PortMeaning {
  const counts = new Map<number, number>();
  let without = 0;
  for (const { pod } of destinations) {
    const own = pod.ports.find((port) => port.protocol === protocol && port.name === name);
    if (own === undefined) without++;
    else counts.set(own.port, (counts.get(own.port) ?? 0) + 1);
  }
  return { numbers: [...counts].map(([port, pods]) => ({ port, pods })), without };
}
