import { formatAddressRange } from "../../net/cidr";
import type { Family } from "../../net/ip-address";
import {
  equalPorts,
  intersectPorts,
  isEmptyPortSet,
  type PortSet,
  subtractPorts,
  unionPorts,
} from "../../net/port-set";
import type { Evaluation } from "../../policy/evaluation";
import { membersByClass } from "../pair-groups";
import { alignOutside } from "./diff-outside";
import { type DiffEnd, type EndPorts, NOTHING, portsBetween } from "./diff-ports";
import { findTouchedEnds } from "./touched-ends";

/** Ports of a connection that changed. */
export interface ChangedConnection {
  /** Id of a workload, or a range of addresses (`10.0.0.0-10.0.0.255`). */
  readonly src: string;
  readonly dst: string;
  /** Ports that surely get through now and did not (opened), or did and no longer surely do (closed). */
  readonly allowed: PortSet;
  /** Ports about which the profile leaves something open: now, where they were denied (opened), or before or now (closed). */
  readonly depends: PortSet;
  /** Where only one of two families changed, that one; else null (N50). */
  readonly family: Family | null;
  /** True where, before or now, pods of the two workloads do not agree on these ports. */
  readonly mixed: boolean;
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
 *
 * @param inside - the workloads to compare; absent: all of both, by their ids
 * @param onProgress - called once a workload
 * @param gone - workloads that are compared with `inside` and with addresses outside, not among themselves
 */
export function diffConnections(
  old: Evaluation,
  now: Evaluation,
  inside: readonly DiffEnd[] = workloadEnds(old, now),
  onProgress: () => void = () => {},
  gone: readonly DiffEnd[] = [],
): ConnectionDiff {
  const opened: ChangedConnection[] = [];
  const closed: ChangedConnection[] = [];
  const outside = alignOutside(old, now);
  const { isTouchedSource, isTouchedTarget } = findTouchedEnds(old, now);
  const touched = inside.filter(isTouchedTarget);
  for (const source of inside) {
    onProgress();
    const isTouched = isTouchedSource(source);
    for (const target of isTouched ? inside : touched) noteChanges(old, now, source, target, opened, closed);
    for (const range of isTouched ? outside : []) noteChanges(old, now, source, range, opened, closed);
  }
  for (const range of outside) for (const target of touched) noteChanges(old, now, range, target, opened, closed);
  const staying = [...inside, ...outside];
  for (const end of gone) {
    onProgress();
    for (const other of staying) noteChanges(old, now, end, other, opened, closed);
    for (const other of staying) noteChanges(old, now, other, end, opened, closed);
  }
  return { opened, closed };
}

function workloadEnds(old: Evaluation, now: Evaluation): readonly DiffEnd[] {
  const ids = new Set([...old.cluster.workloads.keys(), ...now.cluster.workloads.keys()]);
  const members = ({ cluster, compiled }: Evaluation, id: string) =>
    membersByClass(compiled, cluster.workloads.get(id)?.pods ?? []);
  return [...ids].map((id) => ({ kind: "pods", id, old: members(old, id), now: members(now, id) }));
}

function noteChanges(
  old: Evaluation,
  now: Evaluation,
  source: DiffEnd,
  target: DiffEnd,
  opened: ChangedConnection[],
  closed: ChangedConnection[],
) {
  const changes = FAMILIES.flatMap((family) => {
    const before = portsBetween(old, source, target, "old", family);
    const after = portsBetween(now, source, target, "now", family);
    if (before === null && after === null) return [];
    const [was, is] = [before ?? NOTHING, after ?? NOTHING];
    return [{ family, opened: raised(was, is), closed: lowered(was, is), mixed: was.mixed || is.mixed }];
  });
  for (const [list, which] of [[opened, "opened"] as const, [closed, "closed"] as const]) {
    const own = changes.map((change) => ({ family: change.family, mixed: change.mixed, ...change[which] }));
    const [first, ...rest] = own;
    if (first === undefined) continue;
    const isAlike = rest.every(
      ({ allowed, depends }) => equalPorts(allowed, first.allowed) && equalPorts(depends, first.depends),
    );
    const mixed = own.some((change) => change.mixed);
    for (const { allowed, depends, family, ...one } of isAlike ? [{ ...first, family: null, mixed }] : own) {
      if (isEmptyPortSet(allowed) && isEmptyPortSet(depends)) continue;
      for (const [src, dst] of namesOf(source, target))
        list.push({ src, dst, allowed, depends, family, mixed: one.mixed });
    }
  }
}

const FAMILIES: readonly Family[] = [4, 6];

type Changed = Pick<ChangedConnection, "allowed" | "depends">;

/** Ports that rose from denied to *depends* or *allowed*, or from *depends* to *allowed*. */
function raised(before: EndPorts, after: EndPorts): Changed {
  const allowed = unionPorts(
    subtractPorts(after.some.sure, before.some.sure),
    subtractPorts(after.all.sure, before.all.sure),
  );
  const perhaps = subtractPorts(after.some.possible, before.some.possible);
  return { allowed, depends: subtractPorts(perhaps, allowed) };
}

/** Ports that fell: the other way round. */
function lowered(before: EndPorts, after: EndPorts): Changed {
  const surely = unionPorts(
    subtractPorts(before.some.sure, after.some.sure),
    subtractPorts(before.all.sure, after.all.sure),
  );
  const perhaps = subtractPorts(before.some.possible, after.some.possible);
  const isOpenNow = intersectPorts(surely, subtractPorts(after.some.possible, after.some.sure));
  return {
    allowed: subtractPorts(surely, isOpenNow),
    depends: unionPorts(isOpenNow, subtractPorts(perhaps, surely)),
  };
}

function namesOf(source: DiffEnd, target: DiffEnd): readonly (readonly [string, string])[] {
  const names = (end: DiffEnd) => (end.kind === "pods" ? [end.id] : end.ranges.map(formatAddressRange));
  return names(source).flatMap((src) => names(target).map((dst) => [src, dst] as const));
}
