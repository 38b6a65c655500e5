import type { Cluster } from "../cluster/cluster";
import { podsSelectedBy } from "../cluster/selected-pods";
import type { Pod, PolicyRule, Service } from "../kube/objects";
import { LAST_PORT, NO_PORTS, type PortSet, portsOf, subtractPorts, unionPorts } from "../net/port-set";
import { PROTOCOLS } from "../net/protocol";
import type { CompiledPolicies, CompiledRule, IsolatingSet } from "../policy/compile-policies";
import type { EndpointClass } from "../policy/endpoint-classes";
import { PortSetPool } from "../policy/port-set-pool";
import { compileRulePorts } from "../policy/rule-ports";
import { withNames } from "../policy/side-rows";
import type { ClassMembers } from "./pair-groups";

/**
 * The default probe: for each destination the ports that its containers declare, that a Service targets on it, or that a
 * rule names for it; for a range those that rules name for it. Empty where there are none: then all ports are asked.
 *
 * A rule without peers names its ports for *anyone*, not for each pod.
 */
export interface PortsThatMatter {
  ofPod(podId: string): PortSet;
  /** Of any of the pods of a workload; equal sets are one object. */
  ofMembers(members: readonly ClassMembers[]): PortSet;
  /** Of a group of the address space; the number of groups stands for *anyone*. */
  ofGroup(group: number): PortSet;
}

/** Finds the ports that matter of every destination. */
export function findPortsThatMatter(compiled: CompiledPolicies, services: readonly Service[]): PortsThatMatter {
  const { cluster, policies, table, space } = compiled;
  const pool = new PortSetPool();
  const numbers = new Map<PortSet, number>();
  const numberOf = (ports: PortSet): number => {
    const number = numbers.get(ports) ?? pool.idOf(ports);
    numbers.set(ports, number);
    return number;
  };
  const byClass = new Uint32Array(table.classes.length);
  const byGroup = new Uint32Array(space.groups.length + 1);
  const addTo = (all: Uint32Array, index: number, number: number) => {
    all[index] = pool.union(all[index] ?? 0, number);
  };
  for (const endpointClass of table.classes) {
    for (const { rule } of compiled.isolating(endpointClass, "ingress")?.rules ?? []) {
      addTo(byClass, endpointClass.index, numberOf(portsNamedOn(endpointClass, namedPorts(rule))));
    }
  }
  const seen = new Set<IsolatingSet | CompiledRule>();
  for (const endpointClass of table.classes) {
    const set = compiled.isolating(endpointClass, "egress");
    if (set === null || seen.has(set)) continue;
    seen.add(set);
    for (const compiledRule of set.rules) {
      if (seen.has(compiledRule)) continue;
      seen.add(compiledRule);
      const { rule, peers } = compiledRule;
      const named = namedPorts(rule);
      const plain = numberOf(named.plain);
      if (peers.length === 0) addTo(byGroup, space.groups.length, plain);
      for (const peer of peers) {
        if (peer.kind === "ipBlock") {
          for (const group of peer.groups) addTo(byGroup, group, plain);
          continue;
        }
        for (const index of peer.classes) {
          const target = table.classes[index];
          if (target === undefined) continue;
          addTo(byClass, index, named.hasNames ? numberOf(portsNamedOn(target, named)) : plain);
        }
      }
    }
  }
  const serviceTargets = findServiceTargets(cluster, services);
  const numberOfPod = (id: string, pod: Pod | undefined): number => {
    const named = policies.length > 0 ? (byClass[table.classOf(id)?.index ?? -1] ?? 0) : 0;
    const targets = serviceTargets.get(id);
    const own = pod === undefined ? named : pool.union(named, numberOf(declaredPorts(pod)));
    return targets === undefined ? own : pool.union(own, numberOf(targets));
  };
  return {
    ofPod: (podId) => pool.setOf(numberOfPod(podId, cluster.pods.get(podId)?.pod)),
    ofMembers(members) {
      let sum: number = PortSetPool.NONE;
      for (const one of members) {
        if (policies.length > 0) sum = pool.union(sum, byClass[one.endpointClass.index] ?? 0);
        sum = pool.union(sum, numberOf(declaredByAll(one)));
        if (serviceTargets.size === 0) continue;
        for (const { id } of one.pods) sum = pool.union(sum, numberOf(serviceTargets.get(id) ?? NO_PORTS));
      }
      return pool.setOf(sum);
    },
    ofGroup: (group) => pool.setOf(byGroup[group] ?? 0),
  };
}

/** What a rule names: its numbers, and what its names are on pods of different port names. */
interface NamedPorts {
  readonly rule: PolicyRule;
  readonly plain: PortSet;
  readonly hasNames: boolean;
  /** By the port names of a class, as text. */
  readonly onClass: Map<string, PortSet>;
}

function namedPorts(rule: PolicyRule): NamedPorts {
  const known = namedByRule.get(rule);
  if (known !== undefined) return known;
  const { possible, named } = compileRulePorts(rule, "yes");
  const made = { rule, plain: withoutWholeProtocols(possible), hasNames: named.length > 0, onClass: new Map() };
  namedByRule.set(rule, made);
  return made;
}

/** An edit leaves most rules, classes and pods as they are. */
const namedByRule = new WeakMap<PolicyRule, NamedPorts>();
const namesOfClasses = new WeakMap<EndpointClass, string>();
const declaredByMembers = new WeakMap<ClassMembers, PortSet>();
const declaredByPod = new WeakMap<Pod, PortSet>();

function portsNamedOn(endpointClass: EndpointClass, { rule, plain, hasNames, onClass }: NamedPorts): PortSet {
  if (!hasNames) return plain;
  const names = namesOfClasses.get(endpointClass) ?? JSON.stringify([...endpointClass.portNames]);
  namesOfClasses.set(endpointClass, names);
  const known = onClass.get(names);
  if (known !== undefined) return known;
  const { possible } = withNames(compileRulePorts(rule, "yes"), endpointClass);
  const ports = withoutWholeProtocols(possible);
  onClass.set(names, ports);
  return ports;
}

function declaredPorts(pod: Pod): PortSet {
  const known = declaredByPod.get(pod);
  if (known !== undefined) return known;
  const ports = pod.ports.map(({ protocol, port }) => portsOf(protocol, port, port)).reduce(unionPorts, NO_PORTS);
  declaredByPod.set(pod, ports);
  return ports;
}

function declaredByAll(members: ClassMembers): PortSet {
  const known = declaredByMembers.get(members);
  if (known !== undefined) return known;
  const ports = members.pods.map(({ pod }) => declaredPorts(pod)).reduce(unionPorts, NO_PORTS);
  declaredByMembers.set(members, ports);
  return ports;
}

/** A rule without ports, or with a protocol alone, names no port. */
function withoutWholeProtocols(ports: PortSet): PortSet {
  const whole = PROTOCOLS.filter((protocol) => ports[protocol][0] === 1 && ports[protocol][1] === LAST_PORT);
  return whole.map((protocol) => portsOf(protocol, 1, LAST_PORT)).reduce(subtractPorts, ports);
}

function findServiceTargets(cluster: Cluster, services: readonly Service[]): ReadonlyMap<string, PortSet> {
  const targets = new Map<string, PortSet>();
  for (const service of services) {
    for (const { id, pod } of podsSelectedBy(cluster, service)) {
      for (const { protocol, targetPort } of service.ports) {
        const numbers =
          typeof targetPort === "number"
            ? [targetPort]
            : pod.ports
                .filter((port) => port.name === targetPort && port.protocol === protocol)
                .map(({ port }) => port);
        for (const number of numbers) {
          targets.set(id, unionPorts(targets.get(id) ?? NO_PORTS, portsOf(protocol, number, number)));
        }
      }
    }
  }
  return targets;
}
