import type { Family } from "../net/ip-address";
import { ALL_PORTS, coversPorts, equalPorts, intersectPorts, isEmptyPortSet, type PortSet } from "../net/port-set";
import type { Evaluation } from "../policy/evaluation";
import type { End } from "../policy/pair-ends";
import { type SidePorts, throughBoth } from "../policy/side-ports";

/** What a pair of ends has to do with each other on the ports asked about. */
export interface PairVerdict {
  readonly state: "allowed" | "open" | "partly" | "denied" | "depends";
  /** Of all ports, those that certainly and those that possibly get through, in the family that lets most through. */
  readonly through: SidePorts;
  /** Ends that let none of the ports asked through; meant for `denied`. */
  readonly drops: {
    readonly source: boolean;
    readonly target: boolean;
    /** True where each end lets some port through, and no port passes both. */
    readonly betweenThem: boolean;
  };
  /** Where the families differ: the only one that gets through, or `differ` where each lets other ports through; else null. */
  readonly onlyFamily: Family | "differ" | null;
}

/**
 * Judges a pair in the families that it has, on the ports asked about (empty: all ports). Families that differ make it
 * partly allowed (N50), unless the profile leaves one of them open.
 */
export function judgePair(
  evaluation: Evaluation,
  source: End,
  destination: End,
  families: readonly Family[],
  asked: PortSet,
): PairVerdict {
  const ports = isEmptyPortSet(asked) ? ALL_PORTS : asked;
  const only = families[0];
  if (families.length === 1 && only !== undefined) return judgeFamily(evaluation, source, destination, only, ports);
  const perFamily = families.map((family) => judgeFamily(evaluation, source, destination, family, ports));
  const first = perFamily[0] ?? judgeFamily(evaluation, source, destination, 4, ports);
  const other = perFamily.find((verdict) => !isSameOn(verdict, first, ports));
  if (other === undefined) return first;
  const undecided = perFamily.find(({ state }) => state === "depends");
  if (undecided !== undefined) return undecided;
  const better = coversPorts(other.through.sure, first.through.sure) ? other : first;
  const open = families.filter((_, i) => perFamily[i]?.state !== "denied");
  return { ...better, state: "partly", onlyFamily: open.length === 1 && open[0] !== undefined ? open[0] : "differ" };
}

/**
 * Whether a policy isolates an end in the direction that it has in the pair; also where the profile leaves open whether
 * it does, since nothing is surely open then. Nobody is isolated where nobody enforces policies.
 */
export function isIsolated({ compiled, profile }: Evaluation, end: End, direction: "egress" | "ingress"): boolean {
  if (end.kind !== "class" || !profile.enforced) return false;
  if (end.endpointClass.hostNetwork && profile.hostNetworkAsNode === "yes") return false;
  return compiled.isolating(end.endpointClass, direction) !== null;
}

function judgeFamily(
  evaluation: Evaluation,
  source: End,
  destination: End,
  family: Family,
  asked: PortSet,
): PairVerdict {
  const egress = evaluation.sides.egress(source, destination, family);
  const ingress = evaluation.sides.ingress(source, destination, family);
  const open = !isIsolated(evaluation, source, "egress") && !isIsolated(evaluation, destination, "ingress");
  if (open) return judgeSides(egress, ingress, open, asked);
  const memory = memoryFor(evaluation, egress, ingress);
  const verdict = memory.get(asked) ?? judgeSides(egress, ingress, open, asked);
  memory.set(asked, verdict);
  return verdict;
}

/** Sides and port sets are few and shared objects, pairs are many: what was worked out for one serves the others. */
const judged = new WeakMap<Evaluation, Map<SidePorts, Map<SidePorts, Map<PortSet, PairVerdict>>>>();

function memoryFor(evaluation: Evaluation, egress: SidePorts, ingress: SidePorts): Map<PortSet, PairVerdict> {
  const all = judged.get(evaluation) ?? new Map<SidePorts, Map<SidePorts, Map<PortSet, PairVerdict>>>();
  judged.set(evaluation, all);
  const byIngress = all.get(egress) ?? new Map<SidePorts, Map<PortSet, PairVerdict>>();
  all.set(egress, byIngress);
  const byPorts = byIngress.get(ingress) ?? new Map<PortSet, PairVerdict>();
  byIngress.set(ingress, byPorts);
  return byPorts;
}

function judgeSides(egress: SidePorts, ingress: SidePorts, open: boolean, asked: PortSet): PairVerdict {
  const through = throughBoth(egress, ingress);
  const sourceDrops = isEmptyPortSet(intersectPorts(egress.possible, asked));
  const targetDrops = isEmptyPortSet(intersectPorts(ingress.possible, asked));
  const neither = !sourceDrops && !targetDrops;
  return {
    state: open ? "open" : stateOf(through, asked),
    through,
    drops: { source: sourceDrops || neither, target: targetDrops || neither, betweenThem: neither },
    onlyFamily: null,
  };
}

function stateOf({ sure, possible }: SidePorts, asked: PortSet): PairVerdict["state"] {
  if (coversPorts(sure, asked)) return "allowed";
  const perhaps = intersectPorts(possible, asked);
  if (isEmptyPortSet(perhaps)) return "denied";
  return equalPorts(perhaps, intersectPorts(sure, asked)) ? "partly" : "depends";
}

function isSameOn(a: PairVerdict, b: PairVerdict, asked: PortSet): boolean {
  return (
    equalPorts(intersectPorts(a.through.sure, asked), intersectPorts(b.through.sure, asked)) &&
    equalPorts(intersectPorts(a.through.possible, asked), intersectPorts(b.through.possible, asked))
  );
}
