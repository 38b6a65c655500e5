import type { Family } from "../net/ip-address";
import type { Evaluation } from "../policy/evaluation";
import type { End } from "../policy/pair-ends";
import { familiesBetween, type Kin, kinsOf } from "./reach-kins";
import { createWayBook, type FamilyWay, type ReachWay, waysOfFamilies } from "./reach-ways";
import { createSideTuples, type TupleRow } from "./side-tuples";

/** From one kin to every other, by the other's number: what gets through between two different ends. */
export type ReachRow = readonly (readonly ReachWay[])[];

/** Prepares the rows of ways between kins. What a pair comes to is worked out once for each two sides that meet. */
export function createReachRows(evaluation: Evaluation): (source: number) => ReachRow {
  const kins = kinsOf(evaluation);
  const tuples = createSideTuples(evaluation);
  const judge = createWayBook(evaluation);
  const rowIn = (direction: "egress" | "ingress", kin: Kin, family: Family): TupleRow | null =>
    kin.end.kind === "class" ? tuples.rowOf(kin.end.endpointClass, direction, family) : null;
  const ingressRows: Record<Family, (TupleRow | null | undefined)[]> = { 4: [], 6: [] };
  const ingressOf = (number: number, kin: Kin, family: Family): TupleRow | null => {
    const known = ingressRows[family][number];
    if (known !== undefined) return known;
    const row = rowIn("ingress", kin, family);
    ingressRows[family][number] = row;
    return row;
  };
  const families = createFamilyMemo(evaluation);
  /** By the tuples of both sides. */
  const met: Record<Family, (FamilyWay | undefined)[][]> = { 4: [], 6: [] };
  return (sourceNumber) => {
    const source = kins[sourceNumber];
    if (source === undefined) throw new Error(`there is no kin ${sourceNumber}`);
    const egressRows = { 4: rowIn("egress", source, 4), 6: rowIn("egress", source, 6) };
    const wayTo = (number: number, target: Kin, destination: End, family: Family): FamilyWay => {
      const egress = egressRows[family]?.[number] ?? tuples.everything;
      const ingress = ingressOf(number, target, family)?.[sourceNumber] ?? tuples.everything;
      const byIngress = met[family][egress] ?? [];
      met[family][egress] = byIngress;
      const way = byIngress[ingress] ?? judge(source.end, destination, family);
      byIngress[ingress] = way;
      return way;
    };
    return kins.map((target, number) => {
      const destination = number === sourceNumber ? source.second : target?.end;
      if (target === undefined || destination == null) return NO_WAYS;
      const [first, second] = families(source, target);
      if (first === undefined) return NO_WAYS;
      const way = wayTo(number, target, destination, first);
      if (second === undefined) return way.whole;
      return waysOfFamilies(way, first, wayTo(number, target, destination, second), second);
    });
  };
}

const NO_WAYS: readonly ReachWay[] = [];

function createFamilyMemo(evaluation: Evaluation): (source: Kin, target: Kin) => readonly Family[] {
  const known = new Map<string, Map<string, readonly Family[]>>();
  return (source, target) => {
    const bySource = known.get(source.familyKey) ?? new Map<string, readonly Family[]>();
    known.set(source.familyKey, bySource);
    const families = bySource.get(target.familyKey) ?? familiesBetween(evaluation, source, target);
    bySource.set(target.familyKey, families);
    return families;
  };
}
