import type { Service } from "../kube/objects";
import {
  ALL_PORTS,
  hasPort,
  intersectPorts,
  isEmptyPortSet,
  NO_PORTS,
  type PortSet,
  portsOf,
  unionPorts,
} from "../net/port-set";
import { PROTOCOLS } from "../net/protocol";
import type { CompiledPolicies } from "../policy/compile-policies";
import { unitsOf } from "./picture";
import type { PictureEnd } from "./picture-ends";
import type { PortWish, Probe } from "./picture-wish";
import { type AskedEnd, askPorts } from "./probe";

/**
 * Tells whether a line to a destination is about one of some ports, whether it lets them through or not: they are among
 * the ports that the probe asks about there, and matter there. Where none matter all do.
 *
 * @param wishes - at least one
 */
export function aboutPorts(
  compiled: CompiledPolicies,
  services: readonly Service[],
  probe: Probe,
  wishes: readonly PortWish[],
): (target: PictureEnd) => boolean {
  const ask = askPorts(compiled, services, probe);
  const matter = probe.kind === "ports-that-matter" ? ask : askPorts(compiled, services, { kind: "ports-that-matter" });
  const names = namesOf(compiled, wishes);
  const numbers = wishes.map((wish) => numbersOf(wish, names)).reduce(unionPorts, NO_PORTS);
  const isAbout = (unit: AskedEnd): boolean => {
    const seen = intersectPorts(orAll(ask(unit)), orAll(matter(unit)));
    if (!isEmptyPortSet(intersectPorts(seen, numbers))) return true;
    if (names.size === 0 || unit.kind !== "workload") return false;
    return unit.members.some(({ pods }) =>
      pods.some(({ pod }) =>
        pod.ports.some(({ name, protocol, port }) => name !== null && names.has(name) && hasPort(seen, protocol, port)),
      ),
    );
  };
  return (target) => unitsOf(target).some(isAbout);
}

function orAll(ports: PortSet): PortSet {
  return isEmptyPortSet(ports) ? ALL_PORTS : ports;
}

/** The names that are asked for and that some pod gives to a port. */
function namesOf({ cluster }: CompiledPolicies, wishes: readonly PortWish[]): ReadonlySet<string> {
  const asked = new Set(wishes.flatMap((wish) => (wish.kind === "name" ? wish.name : [])));
  const declared = new Set<string>();
  if (asked.size === 0) return declared;
  for (const { pod } of cluster.pods.values()) {
    for (const { name } of pod.ports) if (name !== null && asked.has(name)) declared.add(name);
  }
  return declared;
}

/** The ports of a wish that it names by number; of a name that no pod gives, the port that it usually stands for. */
function numbersOf(wish: PortWish, declared: ReadonlySet<string>): PortSet {
  if (wish.kind === "name") {
    const { name, otherwise } = wish;
    return otherwise === null || declared.has(name)
      ? NO_PORTS
      : portsOf(otherwise.protocol, otherwise.port, otherwise.port);
  }
  const { protocol, from, to } = wish;
  return PROTOCOLS.filter((each) => protocol === null || each === protocol)
    .map((each) => portsOf(each, from, to))
    .reduce(unionPorts, NO_PORTS);
}
