import type { Family } from "../net/ip-address";
import { isAllPorts } from "../net/port-set";
import type { Evaluation } from "../policy/evaluation";
import type { SidePorts } from "../policy/side-ports";
import type { PairGroup } from "./pair-groups";
import type { PicturePair } from "./picture-pair";
import { addPrints, printOfGroup } from "./pod-pairs-print";
import { type SharedSides, shareSides, sideKey } from "./shared-sides";

/** What gets through between two ends over all ports, whatever was asked about. */
export interface PairOutcome {
  /** Equal for outcomes that are no change of each other. */
  readonly key: string;
  /** In the order of the families; those in which the pair is not judged are missing. */
  readonly families: readonly FamilyOutcome[];
}

/** The outcome in one family. */
export interface FamilyOutcome {
  readonly family: Family;
  /** What gets through, and for how many pairs of pods; one part of count 1 where all of them agree. */
  readonly parts: readonly OutcomePart[];
}

/** Pairs of pods of which the same gets through. */
export interface OutcomePart {
  readonly through: SidePorts;
  readonly count: number;
  /** Says which pairs they are; 0 where all are. */
  readonly print: number;
}

/** Numbers the outcomes of the pairs of one evaluation. */
export interface OutcomeBook {
  /** By number less 1. */
  readonly outcomes: readonly PairOutcome[];
  /** From 1. */
  numberOf(pair: PicturePair): number;
}

/** Makes an empty book. Most pairs have one group and one family: they cost a look-up. */
export function createOutcomeBook(evaluation: Evaluation): OutcomeBook {
  const outcomes: PairOutcome[] = [];
  const byKey = new Map<string, number>();
  const numbers: Record<Family, Map<SidePorts, number>> = { 4: new Map(), 6: new Map() };
  const open: Record<Family, number> = { 4: 0, 6: 0 };
  const sides = shareSides();
  const intern = (families: readonly FamilyOutcome[]): number => {
    const key = families.map(familyKey).join(" ");
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const number = outcomes.push({ key, families });
    byKey.set(key, number);
    return number;
  };
  const single = (family: Family, through: SidePorts) =>
    intern([{ family, parts: [{ through: sides.shared(through), count: 1, print: 0 }] }]);
  return {
    outcomes,
    numberOf(pair) {
      // no spreads: this is asked for every pair
      const { families } = pair.groups[0];
      const family = families[0] ?? 4;
      if (pair.groups.length > 1 || families.length > 1) return intern(familiesOf(evaluation, pair, sides));
      const { through } = pair.verdict;
      // pairs that nobody isolates are many, and each brings an object of its own
      if (isAllPorts(through.sure)) {
        if (open[family] === 0) open[family] = single(family, through);
        return open[family];
      }
      const known = numbers[family].get(through);
      if (known !== undefined) return known;
      const number = single(family, through);
      numbers[family].set(through, number);
      return number;
    },
  };
}

const FAMILIES: readonly Family[] = [4, 6];

/** Groups of pods with the pair of workloads that they are of. */
interface Placed {
  readonly pair: PicturePair;
  readonly group: PairGroup;
}

function familiesOf(evaluation: Evaluation, whole: PicturePair, sides: SharedSides): readonly FamilyOutcome[] {
  return FAMILIES.flatMap((family): FamilyOutcome[] => {
    const byThrough = new Map<SidePorts, Placed[]>();
    for (const pair of whole.merged?.parts ?? [whole]) {
      for (const group of pair.groups) {
        if (!group.families.includes(family)) continue;
        const isOnly = pair.groups.length === 1 && group.families.length === 1;
        const through = isOnly
          ? sides.shared(pair.verdict.through)
          : sides.through(
              evaluation.sides.egress(group.source, group.destination, family),
              evaluation.sides.ingress(group.source, group.destination, family),
            );
        const own = byThrough.get(through);
        if (own === undefined) byThrough.set(through, [{ pair, group }]);
        else own.push({ pair, group });
      }
    }
    const [first] = byThrough;
    if (first === undefined) return [];
    if (byThrough.size === 1) return [{ family, parts: [{ through: first[0], count: 1, print: 0 }] }];
    const parts = [...byThrough].map(([through, placed]) => ({
      through,
      count: placed.reduce((sum, { group }) => sum + group.count, 0),
      print: placed.reduce((sum, { pair, group }) => addPrints(sum, printOfGroup(evaluation, pair, group)), 0),
    }));
    return [{ family, parts }];
  });
}

function familyKey({ family, parts }: FamilyOutcome): string {
  const keys = parts.map(({ through, count, print }) => `${sideKey(through)}*${count}#${print}`);
  return `${family}:${keys.sort().join("+")}`;
}
