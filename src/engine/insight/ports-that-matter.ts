import type { Cluster } from "../cluster/cluster";
import type { Service } from "../kube/objects";
import { LAST_PORT, NO_PORTS, type PortSet, portsOf, subtractPorts, unionPorts } from "../net/port-set";
import { PROTOCOLS } from "../net/protocol";
import type { CompiledPolicies, CompiledRule } from "../policy/compile-policies";
import type { EndpointClass } from "../policy/endpoint-classes";
import { compileRulePorts } from "../policy/rule-ports";
import { withNames } from "../policy/side-rows";

/**
 * The default probe: for each destination the ports that its containers declare, that a Service targets on it, or that a
 * rule names for it; for a range those that rules name for it. Empty where there are none: then all ports are asked.
 *
 * A rule without peers names its ports for *anyone*, not for each pod.
 */
export interface PortsThatMatter {
  ofPod(podId: string): PortSet;
  /** Of a group of the address space; the number of groups stands for *anyone*. */
  ofGroup(group: number): PortSet;
}

/** Finds the ports that matter of every destination. */
export function findPortsThatMatter(compiled: CompiledPolicies, services: readonly Service[]): PortsThatMatter {
  const { cluster, policies, table, space } = compiled;
  const byClass: PortSet[] = table.classes.map(() => NO_PORTS);
  const byGroup: PortSet[] = [...space.groups.map(() => NO_PORTS), NO_PORTS];
  const addTo = (sets: PortSet[], index: number, ports: PortSet) => {
    sets[index] = unionPorts(sets[index] ?? NO_PORTS, ports);
  };
  const nameFor = (rule: CompiledRule, endpointClass: EndpointClass) => {
    const { possible } = withNames(compileRulePorts(rule.rule, "yes"), endpointClass);
    addTo(byClass, endpointClass.index, withoutWholeProtocols(possible));
  };
  for (const endpointClass of table.classes) {
    for (const rule of compiled.isolating(endpointClass, "ingress")?.rules ?? []) nameFor(rule, endpointClass);
  }
  const seen = new Set<CompiledRule>();
  for (const endpointClass of table.classes) {
    for (const rule of compiled.isolating(endpointClass, "egress")?.rules ?? []) {
      if (seen.has(rule)) continue;
      seen.add(rule);
      const numbers = withoutWholeProtocols(compileRulePorts(rule.rule, "yes").possible);
      if (rule.peers.length === 0) addTo(byGroup, space.groups.length, numbers);
      for (const peer of rule.peers) {
        if (peer.kind === "ipBlock") for (const group of peer.groups) addTo(byGroup, group, numbers);
        else for (const index of peer.classes) nameForIndex(index);
      }
      function nameForIndex(index: number) {
        const target = table.classes[index];
        if (target !== undefined) nameFor(rule, target);
      }
    }
  }
  const byPod = new Map<string, PortSet>();
  const serviceTargets = findServiceTargets(cluster, services);
  return {
    ofPod(podId) {
      const known = byPod.get(podId);
      if (known !== undefined) return known;
      const declared = (cluster.pods.get(podId)?.pod.ports ?? []).map(({ protocol, port }) =>
        portsOf(protocol, port, port),
      );
      const named = byClass[table.classOf(podId)?.index ?? -1] ?? NO_PORTS;
      const found = [...declared, serviceTargets.get(podId) ?? NO_PORTS].reduce(
        unionPorts,
        policies.length > 0 ? named : NO_PORTS,
      );
      byPod.set(podId, found);
      return found;
    },
    ofGroup: (group) => byGroup[group] ?? NO_PORTS,
  };
}

/** A rule without ports, or with a protocol alone, names no port. */
function withoutWholeProtocols(ports: PortSet): PortSet {
  const whole = PROTOCOLS.filter((protocol) => ports[protocol][0] === 1 && ports[protocol][1] === LAST_PORT);
  return whole.map((protocol) => portsOf(protocol, 1, LAST_PORT)).reduce(subtractPorts, ports);
}

function findServiceTargets(cluster: Cluster, services: readonly Service[]): ReadonlyMap<string, PortSet> {
  const targets = new Map<string, PortSet>();
  for (const { namespace, selector, ports } of services) {
    if (selector === null) continue;
    for (const { id, namespace: home, pod } of cluster.pods.values()) {
      if (home !== namespace || ![...selector].every(([key, value]) => pod.labels.get(key) === value)) continue;
      for (const { protocol, targetPort } of ports) {
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
