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
  readonly drops: { readonly source: boolean; readonly target: boolean };
  /** The only family that gets through where the families differ, else null. */
  readonly onlyFamily: Family | null;
}

/** Judges a pair in the families that it has, on the ports asked about (empty: all ports). */
export function judgePair(
  evaluation: Evaluation,
  source: End,
  destination: End,
  families: readonly Family[],
  asked: PortSet,
): PairVerdict {
  const ports = isEmptyPortSet(asked) ? ALL_PORTS : asked;
  const perFamily = families.map((family) => judgeFamily(evaluation, source, destination, family, ports));
  const first = perFamily[0] ?? judgeFamily(evaluation, source, destination, 4, ports);
  const other = perFamily.find((verdict) => !isSameOn(verdict, first, ports));
  if (other === undefined) return first;
  const better = coversPorts(other.through.sure, first.through.sure) ? other : first;
  const onlyFamily = better === first ? (families[0] ?? 4) : (families[perFamily.indexOf(other)] ?? 6);
  return { ...better, state: "partly", onlyFamily };
}

/** Whether a policy isolates an end in the direction that it has in the pair. */
export function isIsolated({ compiled, profile }: Evaluation, end: End, direction: "egress" | "ingress"): boolean {
  if (end.kind !== "class" || !profile.enforced) return false;
  if (end.endpointClass.hostNetwork && profile.hostNetworkAsNode !== "no") return false;
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
  const known = open ? undefined : judged.get(egress)?.get(ingress)?.get(asked);
  if (known !== undefined) return known;
  const verdict = judgeSides(egress, ingress, open, asked);
  if (!open) remember(egress, ingress, asked, verdict);
  return verdict;
}

function judgeSides(egress: SidePorts, ingress: SidePorts, open: boolean, asked: PortSet): PairVerdict {
  const through = throughBoth(egress, ingress);
  const sourceDrops = isEmptyPortSet(intersectPorts(egress.possible, asked));
  const targetDrops = isEmptyPortSet(intersectPorts(ingress.possible, asked));
  const neither = !sourceDrops && !targetDrops;
  return {
    state: open ? "open" : stateOf(through, asked),
    through,
    drops: { source: sourceDrops || neither, target: targetDrops || neither },
    onlyFamily: null,
  };
}

/** Sides and port sets are few and shared objects, pairs are many: what was worked out for one serves the others. */
const judged = new WeakMap<SidePorts, WeakMap<SidePorts, WeakMap<PortSet, PairVerdict>>>();

function remember(egress: SidePorts, ingress: SidePorts, asked: PortSet, verdict: PairVerdict) {
  const byIngress = judged.get(egress) ?? new WeakMap<SidePorts, WeakMap<PortSet, PairVerdict>>();
  judged.set(egress, byIngress);
  const byPorts = byIngress.get(ingress) ?? new WeakMap<PortSet, PairVerdict>();
  byIngress.set(ingress, byPorts);
  byPorts.set(asked, verdict);
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
