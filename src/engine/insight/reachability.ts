import { familiesOf } from "../cluster/pod-address";
import { type AddressRange, formatAddressRange } from "../net/cidr";
import type { Family } from "../net/ip-address";
import {
  ALL_PORTS,
  equalPorts,
  isEmptyPortSet,
  NO_PORTS,
  type PortSet,
  subtractPorts,
  unionPorts,
} from "../net/port-set";
import { assumptionsOf } from "../policy/assumptions-of";
import type { Evaluation } from "../policy/evaluation";
import type { End } from "../policy/pair-ends";
import type { Assumption } from "../policy/profile";
import { throughBoth } from "../policy/side-ports";
import { type ClassMembers, groupPairs, membersByClass, type PairGroup } from "./pair-groups";
import { kinOfClass, kinOfGroup } from "./reach-kins";
import { createReachRows, type ReachRow } from "./reach-rows";

/** Pods one by one, or those of a workload as one. */
export type ReachLevel = "workload" | "pod";

/** What may connect, with the ports on which it may. */
export interface ReachableConnection {
  /** Id of a workload or pod, or a range of addresses (`10.0.0.0-10.0.0.255`). */
  readonly src: string;
  readonly dst: string;
  /** Ports that surely get through; of a workload, between some of its pods. */
  readonly allowed: PortSet;
  /** Ports of which the profile leaves open whether they do. */
  readonly depends: PortSet;
  /** Where only one of two shared families is meant, that one; else null (N50). */
  readonly family: Family | null;
  /** True where pods of the two workloads do not agree. */
  readonly mixed: boolean;
  readonly assumes: readonly Assumption[];
}

type ReachEnd =
  | {
      readonly kind: "pods";
      readonly id: string;
      readonly members: readonly ClassMembers[];
      /** What the whole end has in common with others, as the number of a kin; null where its pods are not alike. */
      readonly kin: number | null;
    }
  | {
      readonly kind: "range";
      readonly id: string;
      readonly group: number;
      readonly family: Family;
      readonly kin: number;
    };

/**
 * Lists every connection that is possible, one pair at a time; pairs that let nothing through are left out, and so are
 * pairs of two ends outside and a pod to itself.
 */
export function* listConnections(evaluation: Evaluation, level: ReachLevel): Generator<ReachableConnection> {
  const ends = [...podEnds(evaluation, level), ...rangeEnds(evaluation)];
  const rowOf = keepRows(createReachRows(evaluation), ends);
  for (const source of ends) {
    const row = source.kin === null ? null : rowOf(source.kin);
    for (const target of ends) {
      if (row === null || target.kin === null || source === target) {
        yield* join(evaluation, source.id, target.id, pairsOf(evaluation, source, target));
        continue;
      }
      const ways = row[target.kin];
      if (ways === undefined || ways.length === 0) continue;
      for (const { allowed, depends, family, assumes } of ways) {
        yield { src: source.id, dst: target.id, allowed, depends, mixed: false, assumes, family };
      }
    }
  }
}

/** Keeps a row from the first end of its kin to the last. */
function keepRows(make: (kin: number) => ReachRow, ends: readonly ReachEnd[]): (kin: number) => ReachRow {
  const left = new Map<number, number>();
  for (const { kin } of ends) if (kin !== null) left.set(kin, (left.get(kin) ?? 0) + 1);
  const rows = new Map<number, ReachRow>();
  return (kin) => {
    const row = rows.get(kin) ?? make(kin);
    const more = (left.get(kin) ?? 0) - 1;
    left.set(kin, more);
    if (more > 0) rows.set(kin, row);
    else rows.delete(kin);
    return row;
  };
}

function podEnds({ compiled, cluster }: Evaluation, level: ReachLevel): ReachEnd[] {
  const sets =
    level === "pod"
      ? [...cluster.pods.keys()].map((id) => ({ id, pods: [id] }))
      : [...cluster.workloads.values()].filter(({ pods }) => pods.length > 0);
  return sets.map(({ id, pods }) => {
    const members = membersByClass(compiled, pods);
    const [only, ...others] = members;
    const kin = only !== undefined && others.length === 0 ? kinOfClass(only.endpointClass) : null;
    return { kind: "pods", id, members, kin };
  });
}

function rangeEnds(evaluation: Evaluation): ReachEnd[] {
  return evaluation.compiled.space.groups.flatMap(({ family, ranges }, group) => {
    const kin = kinOfGroup(evaluation, group);
    return ranges.map((range): ReachEnd => ({ kind: "range", id: rangeId(range), group, family, kin }));
  });
}

function rangeId(range: AddressRange): string {
  return formatAddressRange(range);
}

function pairsOf(evaluation: Evaluation, source: ReachEnd, target: ReachEnd): readonly PairGroup[] {
  if (source.kind === "pods" && target.kind === "pods") {
    return groupPairs(evaluation.compiled, evaluation.profile, source.members, target.members);
  }
  if (source.kind === "range" && target.kind === "range") return [];
  const pods = source.kind === "pods" ? source : target.kind === "pods" ? target : null;
  const range = source.kind === "range" ? source : target.kind === "range" ? target : null;
  if (pods === null || range === null) return [];
  const outside: End = { kind: "external", group: range.group };
  return pods.members.flatMap((members): PairGroup[] => {
    const own = members.ends[0];
    if (own === undefined) return [];
    const families = familiesOf(own.pod, evaluation.cluster).filter((family) => family === range.family);
    const ends = source.kind === "pods" ? { source: own, destination: outside } : { source: outside, destination: own };
    return [{ ...ends, count: members.pods.length, families }];
  });
}

function* join(
  evaluation: Evaluation,
  src: string,
  dst: string,
  groups: readonly PairGroup[],
): Generator<ReachableConnection> {
  const families = [...new Set(groups.flatMap((group) => group.families))];
  const perFamily = families.map((family) => {
    const own = groups.filter((group) => group.families.includes(family));
    return { family, ...joinFamily(evaluation, own, family) };
  });
  const first = perFamily[0];
  const alike = perFamily.every(
    (one) => first !== undefined && equalPorts(one.allowed, first.allowed) && equalPorts(one.depends, first.depends),
  );
  for (const { family, allowed, depends, mixed, assumes } of alike ? perFamily.slice(0, 1) : perFamily) {
    if (isEmptyPortSet(allowed) && isEmptyPortSet(depends)) continue;
    yield { src, dst, allowed, depends, mixed, assumes, family: alike ? null : family };
  }
}

function joinFamily(evaluation: Evaluation, groups: readonly PairGroup[], family: Family) {
  const { sides } = evaluation;
  const through = groups.map(({ source, destination }) =>
    throughBoth(sides.egress(source, destination, family), sides.ingress(source, destination, family)),
  );
  const allowed = through.map(({ sure }) => sure).reduce(unionPorts, NO_PORTS);
  const possible = through.map(({ possible }) => possible).reduce(unionPorts, NO_PORTS);
  const assumes = groups.flatMap(({ source, destination }) =>
    assumptionsOf(evaluation, source, destination, family, ALL_PORTS),
  );
  return {
    allowed,
    depends: subtractPorts(possible, allowed),
    mixed: through.some(({ sure }) => !equalPorts(sure, allowed)),
    assumes: assumes.length === 0 ? assumes : [...new Set(assumes)].sort(),
  };
}
