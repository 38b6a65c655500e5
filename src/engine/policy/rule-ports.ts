import type { ContainerPort, PolicyRule } from "../kube/objects";
import { ALL_PORTS, LAST_PORT, NO_PORTS, type PortSet, portsOf, unionPorts } from "../net/port-set";
import type { Protocol } from "../net/protocol";
import type { Answer } from "./profile";
import type { SidePorts } from "./side-ports";

/** The ports of a rule: the numbers, and the names that are looked up on the pod that is the destination (N24). */
export interface RulePorts extends SidePorts {
  readonly named: readonly NamedPort[];
}

/** A port that a rule names; protocol and name must both match (N24). */
export interface NamedPort {
  readonly protocol: Protocol;
  readonly name: string;
}

/** Numbers behind port names of a pod, by {@link namedPortKey}; more than one where the pod has the name twice. */
export type PodPortNames = ReadonlyMap<string, readonly number[]>;

/** Key of a port name and protocol in {@link PodPortNames}. */
export function namedPortKey({ protocol, name }: NamedPort): string {
  return `${protocol} ${name}`;
}

/**
 * Reads a rule's `ports`: none = all (N18), `port` missing = all of its protocol (N22), `endPort` = an inclusive range
 * (N25). Where the profile does not honour endPort only `port` counts; where that is left open, the rest is possible.
 */
export function compileRulePorts(rule: PolicyRule, endPortAnswer: Answer): RulePorts {
  if (rule.ports.length === 0) return { sure: ALL_PORTS, possible: ALL_PORTS, named: [] };
  let sure: PortSet = NO_PORTS;
  let possible: PortSet = NO_PORTS;
  const named: NamedPort[] = [];
  for (const { protocol, port, endPort } of rule.ports) {
    if (typeof port === "string") {
      named.push({ protocol, name: port });
      continue;
    }
    const whole = port === null ? portsOf(protocol, 1, LAST_PORT) : portsOf(protocol, port, endPort ?? port);
    const first = port === null ? whole : portsOf(protocol, port, port);
    sure = unionPorts(sure, endPortAnswer === "yes" ? whole : first);
    possible = unionPorts(possible, endPortAnswer === "no" ? first : whole);
  }
  return { sure, possible, named };
}

/** The ports behind a name on a pod. Twice the same name with different numbers: either is possible, none sure (N24). */
export function lookUpNamedPort(named: NamedPort, names: PodPortNames): SidePorts {
  const numbers = names.get(namedPortKey(named)) ?? [];
  const possible = numbers.map((number) => portsOf(named.protocol, number, number)).reduce(unionPorts, NO_PORTS);
  return { sure: numbers.length === 1 ? possible : NO_PORTS, possible };
}

/** The names of a pod's ports with their numbers, each number once, ascending. */
export function namePodPorts(ports: readonly ContainerPort[]): PodPortNames {
  const names = new Map<string, number[]>();
  for (const { name, protocol, port } of ports) {
    if (name === null) continue;
    const key = namedPortKey({ protocol, name });
    const numbers = names.get(key) ?? [];
    if (!numbers.includes(port))
      names.set(
        key,
        [...numbers, port].sort((a, b) => a - b),
      );
  }
  return names;
}
