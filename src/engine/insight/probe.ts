import type { Service } from "../kube/objects";
import { ALL_PORTS, type PortSet, portsOf } from "../net/port-set";
import type { CompiledPolicies } from "../policy/compile-policies";
import type { AnyoneEnd, RangeEnd, WorkloadEnd } from "./picture-ends";
import type { Probe } from "./picture-wish";
import { findPortsThatMatter, type PortsThatMatter } from "./ports-that-matter";

/** What can be asked about at its own ports: a namespace is asked workload by workload. */
export type AskedEnd = WorkloadEnd | RangeEnd | AnyoneEnd;

/** The ports that are asked about at a destination; empty: all are. Ends with the same answer share the set. */
export type AskPorts = (target: AskedEnd) => PortSet;

/** Puts a probe to work. */
export function askPorts(compiled: CompiledPolicies, services: readonly Service[], probe: Probe): AskPorts {
  switch (probe.kind) {
    case "all-ports":
      return () => ALL_PORTS;
    case "port": {
      const one = portsOf(probe.protocol, probe.port, probe.port);
      return () => one;
    }
    case "ports-that-matter": {
      const matter = findPortsThatMatter(compiled, services);
      const known = new Map<string, PortSet>();
      return (target) => {
        const ports = known.get(target.id) ?? portsThatMatterAt(compiled, target, matter);
        known.set(target.id, ports);
        return ports;
      };
    }
  }
}

/** Of a workload the ports that matter at any of its pods. */
function portsThatMatterAt({ space }: CompiledPolicies, end: AskedEnd, matter: PortsThatMatter): PortSet {
  switch (end.kind) {
    case "workload":
      return matter.ofMembers(end.members);
    case "range":
      return matter.ofGroup(end.group);
    case "anyone":
      return matter.ofGroup(space.groups.length);
  }
}
