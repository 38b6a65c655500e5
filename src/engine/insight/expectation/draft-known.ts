import type { Cluster } from "../../cluster/cluster";
import type { DecodedObject, ExpectationEnd, ExpectationPort, ExpectedConnection } from "../../kube/objects";
import { formatIpAddress } from "../../net/ip-address";
import { ALL_PORTS, LAST_PORT, NO_PORTS, type PortSet, portSetKey, portsOf, unionPorts } from "../../net/port-set";
import type { DraftEnd } from "./draft-ends";
import type { DraftConnection } from "./draft-text";

/** Whether an expectation of the scenario says already what a draft would: the same ends, ports and expectation. */
export function createIsWritten(
  cluster: Cluster,
  objects: readonly DecodedObject[],
): (connection: DraftConnection) => boolean {
  const known = new Set(
    objects.flatMap((object) =>
      object.kind === "Expectation" ? object.connections.map((connection) => keyOfWritten(cluster, connection)) : [],
    ),
  );
  return ({ from, to, ports, expect }) => known.has(keyOf(keyOfDraft(from), keyOfDraft(to), ports, expect));
}

function keyOf(from: string, to: string, ports: PortSet, expected: string): string {
  return [from, to, portSetKey(ports), expected].join(" ");
}

function keyOfDraft({ field, namespace, value }: DraftEnd): string {
  return namespace === null ? `${field} ${value}` : `${field} ${namespace}/${value}`;
}

/** Null for what no draft says: selectors, Services, ports by name. */
function keyOfWritten(cluster: Cluster, { from, to, ports, expect }: ExpectedConnection): string | null {
  const ends = [keyOfEnd(cluster, from), keyOfEnd(cluster, to)] as const;
  const asked = ports.length === 0 ? ALL_PORTS : numbersOf(ports);
  if (ends[0] === null || ends[1] === null || asked === null) return null;
  return keyOf(ends[0], ends[1], asked, expect);
}

function keyOfEnd(cluster: Cluster, end: ExpectationEnd): string | null {
  switch (end.kind) {
    case "pod":
    case "workload":
      return `${end.kind} ${end.namespace}/${end.name}`;
    case "named": {
      const id = `${end.namespace}/${end.name}`;
      return `${cluster.pods.has(id) ? "pod" : "workload"} ${id}`;
    }
    case "address":
      return `address ${formatIpAddress(end.address)}`;
    case "cidr":
      return `cidr ${end.cidr.text}`;
    case "url":
      return `url ${end.url}`;
    case "selector":
    case "service":
      return null;
  }
}

function numbersOf(ports: readonly ExpectationPort[]): PortSet | null {
  let all = NO_PORTS;
  for (const { protocol, port, endPort } of ports) {
    if (typeof port === "string") return null;
    all = unionPorts(all, port === null ? portsOf(protocol, 1, LAST_PORT) : portsOf(protocol, port, endPort ?? port));
  }
  return all;
}
