import type { Service } from "../../kube/objects";
import { ALL_PORTS, isEmptyPortSet, type PortSet } from "../../net/port-set";
import type { EndpointClass } from "../../policy/endpoint-classes";
import type { Evaluation } from "../../policy/evaluation";
import { isNodeLike } from "../../policy/side-rows";
import type { PodEnd } from "../pair-groups";
import { type AnyoneEnd, listEnds, type RangeEnd, type WorkloadEnd } from "../picture-ends";
import { defaultWish, type Probe } from "../picture-wish";
import { askPorts } from "../probe";

/** A workload with the ports that are asked about at it. */
export interface PodsUnit {
  readonly kind: "pods";
  readonly end: WorkloadEnd;
  readonly asked: PortSet;
  readonly cells: readonly PodsCell[];
}

/** Pods of one workload that no policy tells apart. */
export interface PodsCell {
  readonly unit: PodsUnit;
  readonly endpointClass: EndpointClass;
  readonly pods: readonly PodEnd[];
  /** Their traffic is told apart by the node that the other pod runs on. */
  readonly isNodeLike: boolean;
}

/** Addresses outside, with the ports that are asked about at them. */
export interface OutsideUnit {
  readonly kind: "outside";
  readonly end: RangeEnd | AnyoneEnd;
  readonly asked: PortSet;
}

/** Everything that may be reached, workload by workload whatever is folded, in the order of the text. What is only assumed is left out. */
export interface ReachUnits {
  readonly pods: readonly PodsUnit[];
  readonly outside: readonly OutsideUnit[];
}

/** Lists what may be reached. */
export function listReachUnits(evaluation: Evaluation, services: readonly Service[], probe: Probe): ReachUnits {
  const { compiled, cluster, profile } = evaluation;
  const ask = askPorts(compiled, services, probe);
  const pods: PodsUnit[] = [];
  const outside: OutsideUnit[] = [];
  for (const end of listEnds(compiled, { ...defaultWish, collapsed: [] })) {
    if (end.kind === "namespace") continue;
    const ports = ask(end);
    const asked = isEmptyPortSet(ports) ? ALL_PORTS : ports;
    if (end.kind !== "workload") {
      outside.push({ kind: "outside", end, asked });
      continue;
    }
    if (cluster.workloads.get(end.id)?.assumed === true) continue;
    const cells: PodsCell[] = [];
    const unit: PodsUnit = { kind: "pods", end, asked, cells };
    for (const { endpointClass, ends } of end.members) {
      cells.push({ unit, endpointClass, pods: ends, isNodeLike: isNodeLike(endpointClass, profile) });
    }
    pods.push(unit);
  }
  return { pods, outside };
}
