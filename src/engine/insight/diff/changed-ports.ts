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
import { type DiffEnd, type EndPorts, NOTHING, portsBetween } from "./diff-ports";

/** Ports between two ends that changed. */
export interface ChangedPorts {
  /** Ports that surely get through now and did not (opened), or did and no longer surely do (closed). */
  readonly allowed: PortSet;
  /** Ports about which the profile leaves something open: now, where they were denied (opened), or before or now (closed). */
  readonly depends: PortSet;
  /** Where only one of two families changed, that one; else null (N50). */
  readonly family: Family | null;
  /** True where, before or now, pods of the two workloads do not agree on these ports. */
  readonly mixed: boolean;
}

/** What changed between two ends; each list is empty, or has one entry, or one a family. */
export interface PortChanges {
  readonly opened: readonly ChangedPorts[];
  readonly closed: readonly ChangedPorts[];
}

/**
 * What changed from one end to another. An end that is not there lets nothing through. Of ends that are there before and
 * now only families are compared that they have both times: whether pods without a stated address have IPv6 is presumed
 * by what the text names, and an edit opens or closes nothing by that.
 */
export function changesBetween(old: Evaluation, now: Evaluation, source: DiffEnd, target: DiffEnd): PortChanges {
  const judged = FAMILIES.flatMap((family) => {
    const before = portsBetween(old, source, target, "old", family);
    const after = portsBetween(now, source, target, "now", family);
    return before === null && after === null ? [] : [{ family, before, after }];
  });
  const lasting = judged.filter(({ before, after }) => before !== null && after !== null);
  const isBothTimes = lasting.length > 0 || isLastingOutside(source, target);
  const changes = (isBothTimes ? lasting : judged).map(({ family, before, after }) => {
    const [was, is] = [before ?? NOTHING, after ?? NOTHING];
    return { family, mixed: was.mixed || is.mixed, ...wayBetween(was, is) };
  });
  return {
    opened: joinFamilies(changes.map(({ family, mixed, opened }) => ({ family, mixed, ...opened }))),
    closed: joinFamilies(changes.map(({ family, mixed, closed }) => ({ family, mixed, ...closed }))),
  };
}

/** Whether one end are addresses, and the other pods that are there before and now. */
function isLastingOutside(source: DiffEnd, target: DiffEnd): boolean {
  const ends = [source, target];
  return (
    ends.some(({ kind }) => kind === "range") &&
    ends.every((end) => end.kind === "range" || (end.old.length > 0 && end.now.length > 0))
  );
}

/** One entry where the families agree, or only one is there. */
function joinFamilies(own: readonly ChangedPorts[]): readonly ChangedPorts[] {
  const [first, ...rest] = own;
  if (first === undefined) return [];
  const isAlike = rest.every(
    ({ allowed, depends }) => equalPorts(allowed, first.allowed) && equalPorts(depends, first.depends),
  );
  const joined = isAlike ? [{ ...first, family: null, mixed: own.some(({ mixed }) => mixed) }] : own;
  return joined.filter(({ allowed, depends }) => !isEmptyPortSet(allowed) || !isEmptyPortSet(depends));
}

const FAMILIES: readonly Family[] = [4, 6];

type Changed = Pick<ChangedPorts, "allowed" | "depends">;

/** Worked out once for each couple: the same few stand between most ends. */
function wayBetween(was: EndPorts, is: EndPorts): Way {
  const ofWas = ways.get(was) ?? new WeakMap<EndPorts, Way>();
  ways.set(was, ofWas);
  const known = ofWas.get(is) ?? { opened: raised(was, is), closed: lowered(was, is) };
  ofWas.set(is, known);
  return known;
}

interface Way {
  readonly opened: Changed;
  readonly closed: Changed;
}

const ways = new WeakMap<EndPorts, WeakMap<EndPorts, Way>>();

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
