import type { Family } from "../net/ip-address";
import { ALL_PORTS, equalPorts, isEmptyPortSet, type PortSet, portSetKey, subtractPorts } from "../net/port-set";
import { assumptionsOf } from "../policy/assumptions-of";
import type { Evaluation } from "../policy/evaluation";
import type { End } from "../policy/pair-ends";
import type { Assumption } from "../policy/profile";
import { throughBoth } from "../policy/side-ports";

/** What gets through from one end to another. Equal ones are one object, so that whoever writes them can remember the words. */
export interface ReachWay {
  /** Ports that surely get through. */
  readonly allowed: PortSet;
  /** Ports of which the profile leaves open whether they do. */
  readonly depends: PortSet;
  /** Where only one of two shared families is meant, that one; else null (N50). */
  readonly family: Family | null;
  readonly assumes: readonly Assumption[];
}

/** What gets through in one family. Equal ones are one object. */
export interface FamilyWay extends Omit<ReachWay, "family"> {
  /** For a pair that has no other family, or whose other family is the same; empty where nothing gets through. */
  readonly whole: readonly ReachWay[];
  /** For a pair whose other family differs. */
  readonly ofFamily: Readonly<Record<Family, readonly ReachWay[]>>;
}

/** Judges pairs of ends in one family. */
export function createWayBook(evaluation: Evaluation): (source: End, destination: End, family: Family) => FamilyWay {
  const { sides } = evaluation;
  const known = new Map<string, FamilyWay>();
  return (source, destination, family) => {
    const egress = sides.egress(source, destination, family);
    const { sure, possible } = throughBoth(egress, sides.ingress(source, destination, family));
    const way = {
      allowed: sure,
      depends: subtractPorts(possible, sure),
      assumes: assumptionsOf(evaluation, source, destination, family, ALL_PORTS),
    };
    const key = [portSetKey(way.allowed), portSetKey(way.depends), ...way.assumes].join(" ");
    const found = known.get(key) ?? { ...way, ...spread(way) };
    known.set(key, found);
    return found;
  };
}

/** The ways of a pair whose families let this through: two where they differ, none where nothing gets through. */
export function waysOfFamilies(
  first: FamilyWay,
  ofFirst: Family,
  second: FamilyWay,
  ofSecond: Family,
): readonly ReachWay[] {
  if (equalPorts(first.allowed, second.allowed) && equalPorts(first.depends, second.depends)) return first.whole;
  return [...first.ofFamily[ofFirst], ...second.ofFamily[ofSecond]];
}

function spread(way: Omit<ReachWay, "family">): Pick<FamilyWay, "whole" | "ofFamily"> {
  const isNothing = isEmptyPortSet(way.allowed) && isEmptyPortSet(way.depends);
  const listed = (family: Family | null): readonly ReachWay[] => (isNothing ? [] : [{ ...way, family }]);
  return { whole: listed(null), ofFamily: { 4: listed(4), 6: listed(6) } };
}
