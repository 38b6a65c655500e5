import { intersectPorts, isEmptyPortSet, type PortSet, subtractPorts } from "../../net/port-set";
import { assumptionsOf } from "../../policy/assumptions-of";
import type { Evaluation } from "../../policy/evaluation";
import type { End } from "../../policy/pair-ends";
import type { Assumption } from "../../policy/profile";
import type { SidePorts } from "../../policy/side-ports";
import type { PairGroup } from "../pair-groups";
import { pairsOfParts } from "./expectation-pairs";
import type { EndPart } from "./expectation-parts";

/** What became of the ports asked of a pair: each of them is in one of the sets. */
export interface PortsOutcome {
  readonly allowed: PortSet;
  readonly denied: PortSet;
  /** Whether they get through is left open. */
  readonly depends: PortSet;
}

/** Alike pairs that are not as expected, in one family. */
export interface FailingGroup {
  readonly source: EndPart;
  readonly destination: EndPart;
  readonly group: PairGroup;
  /** Ports that are not as expected, all with this verdict. */
  readonly ports: PortSet;
  readonly verdict: "allowed" | "denied" | "depends";
  /** Of a denial which ends drop it. */
  readonly drops: { readonly source: boolean; readonly destination: boolean };
  /** Of what depends, on what. */
  readonly assumes: readonly Assumption[];
}

/** All pairs of two ends, judged. */
export interface JudgedPairs {
  readonly pairs: number;
  readonly failingCount: number;
  /** In the order of the ends' parts. */
  readonly failing: readonly FailingGroup[];
  /** The verdicts that occur among the ports asked of all pairs. */
  readonly verdicts: ReadonlySet<"allowed" | "denied" | "depends">;
  /** Lines of the picture by whether all pairs behind them are as expected. */
  readonly lines: ReadonlyMap<string, "pass" | "fail">;
}

/** Judges every pair of two ends, class by class, on the ports that the destinations are asked about. */
export function judgePairs(
  evaluation: Evaluation,
  sources: readonly EndPart[],
  destinations: readonly EndPart[],
  expected: "Allowed" | "Denied",
): JudgedPairs {
  const judge = createJudge();
  const failing: FailingGroup[] = [];
  const verdicts = new Set<"allowed" | "denied" | "depends">();
  const lines = new Map<string, "pass" | "fail">();
  let pairs = 0;
  let failingCount = 0;
  for (const source of sources) {
    for (const destination of destinations) {
      for (const group of pairsOfParts(evaluation, source, destination)) {
        if (group.families.length === 0) continue;
        pairs += group.count;
        let failed: FailingGroup | null = null;
        for (const family of group.families) {
          const egress = evaluation.sides.egress(group.source, group.destination, family);
          const ingress = evaluation.sides.ingress(group.source, group.destination, family);
          const outcome = judge(egress, ingress, destination.asked);
          for (const verdict of VERDICTS) if (!isEmptyPortSet(outcome[verdict])) verdicts.add(verdict);
          const wrong = wrongOf(outcome, expected);
          if (wrong === null || failed !== null) continue;
          const { ports, verdict } = wrong;
          const assumes =
            verdict === "depends" ? assumptionsOf(evaluation, group.source, group.destination, family, ports) : [];
          const drops = { source: dropsAll(egress, ports), destination: dropsAll(ingress, ports) };
          failed = { source, destination, group, ports, verdict, drops, assumes };
        }
        if (failed !== null) {
          failingCount += group.count;
          failing.push(failed);
        }
        if (source.line !== null && destination.line !== null) {
          const id = `${source.line}→${destination.line}`;
          if (failed !== null || !lines.has(id)) lines.set(id, failed === null ? "pass" : "fail");
        }
      }
    }
  }
  return { pairs, failingCount, failing, verdicts, lines };
}

/** What of an outcome is not as expected; what is surely wrong before what only may be. Null where all is as expected. */
export function wrongOf(
  outcome: PortsOutcome,
  expected: "Allowed" | "Denied",
): { readonly ports: PortSet; readonly verdict: "allowed" | "denied" | "depends" } | null {
  const opposite = expected === "Allowed" ? "denied" : "allowed";
  if (!isEmptyPortSet(outcome[opposite])) return { ports: outcome[opposite], verdict: opposite };
  return isEmptyPortSet(outcome.depends) ? null : { ports: outcome.depends, verdict: "depends" };
}

/** Whether one pair of ends of a failing group fails as the group does: of a class that shares a node only some do. */
export function isFailingPair(
  evaluation: Evaluation,
  [source, destination]: readonly [End, End],
  { group, ports, verdict }: FailingGroup,
): boolean {
  return group.families.some((family) => {
    const egress = evaluation.sides.egress(source, destination, family);
    const ingress = evaluation.sides.ingress(source, destination, family);
    return !isEmptyPortSet(outcomeOf(egress, ingress, ports)[verdict]);
  });
}

const VERDICTS = ["allowed", "denied", "depends"] as const;

/** Sides and port sets are few and shared objects, pairs are many: what was worked out for one serves the others. */
function createJudge() {
  const known = new Map<SidePorts, Map<SidePorts, Map<PortSet, PortsOutcome>>>();
  return (egress: SidePorts, ingress: SidePorts, asked: PortSet): PortsOutcome => {
    const byIngress = known.get(egress) ?? new Map<SidePorts, Map<PortSet, PortsOutcome>>();
    known.set(egress, byIngress);
    const byAsked = byIngress.get(ingress) ?? new Map<PortSet, PortsOutcome>();
    byIngress.set(ingress, byAsked);
    const outcome = byAsked.get(asked) ?? outcomeOf(egress, ingress, asked);
    byAsked.set(asked, outcome);
    return outcome;
  };
}

function outcomeOf(egress: SidePorts, ingress: SidePorts, asked: PortSet): PortsOutcome {
  const possible = intersectPorts(intersectPorts(egress.possible, ingress.possible), asked);
  const allowed = intersectPorts(intersectPorts(egress.sure, ingress.sure), asked);
  return { allowed, denied: subtractPorts(asked, possible), depends: subtractPorts(possible, allowed) };
}

function dropsAll(side: SidePorts, ports: PortSet): boolean {
  return isEmptyPortSet(intersectPorts(side.possible, ports));
}
