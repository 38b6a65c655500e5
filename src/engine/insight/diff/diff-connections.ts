import { formatAddressRange } from "../../net/cidr";
import type { Evaluation } from "../../policy/evaluation";
import { membersByClass } from "../pair-groups";
import type { ChangedPorts } from "./changed-ports";
import { alignOutside } from "./diff-outside";
import type { DiffEnd } from "./diff-ports";
import { groupEnds } from "./end-groups";

/** Ports of a connection that changed. */
export interface ChangedConnection extends ChangedPorts {
  /** Id of a workload, or a range of addresses (`10.0.0.0-10.0.0.255`). */
  readonly src: string;
  readonly dst: string;
}

/** What became possible and what no longer is, from one evaluation to another. */
export interface ConnectionDiff {
  /** Exposure. */
  readonly opened: readonly ChangedConnection[];
  /** Possible outage. */
  readonly closed: readonly ChangedConnection[];
}

/**
 * Compares what two evaluations let through between workloads and with addresses outside. A workload that is not there
 * lets nothing through. Addresses are told apart where either side's ipBlocks do.
 *
 * A port counts as opened where it gets through between some pods and did not, or between all and did not between all; as
 * closed the other way round.
 */
export function diffConnections(old: Evaluation, now: Evaluation): ConnectionDiff {
  const opened: ChangedConnection[] = [];
  const closed: ChangedConnection[] = [];
  const inside = workloadEnds(old, now);
  const outside = alignOutside(old.compiled, now.compiled);
  const grouped = groupEnds(old, now, [...inside, ...outside]);
  const note = (source: DiffEnd, target: DiffEnd) => {
    const changes = grouped.between(source, target);
    addNamed(opened, changes.opened, source, target);
    addNamed(closed, changes.closed, source, target);
  };
  for (const source of inside) for (const target of [...inside, ...outside]) note(source, target);
  for (const range of outside) for (const target of inside) note(range, target);
  return { opened, closed };
}

function workloadEnds(old: Evaluation, now: Evaluation): readonly DiffEnd[] {
  const ids = new Set([...old.cluster.workloads.keys(), ...now.cluster.workloads.keys()]);
  const members = ({ cluster, compiled }: Evaluation, id: string) =>
    membersByClass(compiled, cluster.workloads.get(id)?.pods ?? []);
  return [...ids].map((id) => ({ kind: "pods", id, old: members(old, id), now: members(now, id) }));
}

function addNamed(into: ChangedConnection[], changes: readonly ChangedPorts[], source: DiffEnd, target: DiffEnd) {
  for (const ports of changes) for (const [src, dst] of namesOf(source, target)) into.push({ src, dst, ...ports });
}

function namesOf(source: DiffEnd, target: DiffEnd): readonly (readonly [string, string])[] {
  const names = (end: DiffEnd) => (end.kind === "pods" ? [end.id] : end.ranges.map(formatAddressRange));
  return names(source).flatMap((src) => names(target).map((dst) => [src, dst] as const));
}
