import type { AddressRange } from "../net/cidr";
import type { Family } from "../net/ip-address";
import { ALL_PORTS, isEmptyPortSet, type PortSet } from "../net/port-set";
import type { Evaluation } from "../policy/evaluation";
import { assumptionsOf } from "../policy/explain";
import type { Assumption } from "../policy/profile";
import type { ClassMembers, PairGroup } from "./pair-groups";
import { judgePair, type PairVerdict } from "./pair-verdict";

/** What is drawn as one thing: the pods of a workload, addresses that the ipBlocks treat alike, or anyone. */
export type PictureEnd =
  | { readonly kind: "workload"; readonly id: string; readonly members: readonly ClassMembers[] }
  | { readonly kind: "range"; readonly id: string; readonly group: number; readonly ranges: readonly AddressRange[] }
  | { readonly kind: "anyone"; readonly id: "anyone" };

export type PairState = PairVerdict["state"] | "mixed";

/** One direction between two ends, over the ports that matter at the destination. */
export interface PicturePair {
  readonly source: PictureEnd;
  readonly target: PictureEnd;
  readonly state: PairState;
  /** The ports asked about; all where none matter. */
  readonly asked: PortSet;
  /** For the first group of alike pairs: what gets through. */
  readonly verdict: PairVerdict;
  /** The pairs of pods behind it; at least one group, the first stands for all where one is explained. */
  readonly groups: readonly [PairGroup, ...PairGroup[]];
  /** How many pairs of pods there are, and how many of them get something through. */
  readonly pairs: { readonly all: number; readonly through: number };
}

/** One pair of the picture from its groups of alike pairs; null where no pair is judged. */
export function joinGroups(
  evaluation: Evaluation,
  source: PictureEnd,
  target: PictureEnd,
  groups: readonly PairGroup[],
  ports: PortSet = ALL_PORTS,
): PicturePair | null {
  const [first, ...rest] = groups.filter(({ families }) => families.length > 0);
  if (first === undefined) return null;
  const asked = isEmptyPortSet(ports) ? ALL_PORTS : ports;
  const judge = (group: PairGroup) => judgePair(evaluation, group.source, group.destination, group.families, asked);
  const verdict = judge(first);
  if (rest.length === 0) {
    const through = isThrough(verdict) ? first.count : 0;
    return {
      source,
      target,
      state: verdict.state,
      asked,
      verdict,
      groups: [first],
      pairs: { all: first.count, through },
    };
  }
  const verdicts = [verdict, ...rest.map(judge)];
  const agree = verdicts.every((other) => looks(other) === looks(verdict));
  const allThrough = verdicts.every(({ state }) => state === "allowed" || state === "open");
  const all = [first, ...rest];
  const sum = (items: readonly PairGroup[]) => items.reduce((total, { count }) => total + count, 0);
  return {
    source,
    target,
    state: agree ? verdict.state : allThrough ? "allowed" : "mixed",
    asked,
    verdict: { ...verdict, drops: joinDrops(verdicts) },
    groups: [first, ...rest],
    pairs: { all: sum(all), through: sum(all.filter((_, i) => isThrough(verdicts[i]))) },
  };
}

/** The ends at which some of the pairs are dropped. */
function joinDrops(verdicts: readonly PairVerdict[]): PairVerdict["drops"] {
  const some = (end: keyof PairVerdict["drops"]) => verdicts.some(({ drops }) => drops[end]);
  return { source: some("source"), target: some("target"), betweenThem: some("betweenThem") };
}

/** The assumptions of the profile under another value of which a pair would look another way. */
export function assumptionsOfPair(evaluation: Evaluation, { groups, asked }: PicturePair): readonly Assumption[] {
  const found = groups.flatMap(({ source, destination, families }) =>
    families.flatMap((family) => assumptionsOf(evaluation, source, destination, family, asked)),
  );
  return [...new Set(found)].sort();
}

/** Whether something surely gets through. */
function isThrough(verdict: PairVerdict | undefined): boolean {
  return verdict !== undefined && verdict.state !== "denied" && verdict.state !== "depends";
}

/**
 * The group and family that explain a pair best: where its pods or families do not agree, one that does not connect.
 */
export function groupToExplain(
  evaluation: Evaluation,
  pair: PicturePair,
): { readonly group: PairGroup; readonly family: Family } {
  const all = pair.groups.flatMap((group) => group.families.map((family) => ({ group, family })));
  const stateOf = ({ group, family }: { group: PairGroup; family: Family }) =>
    judgePair(evaluation, group.source, group.destination, [family], pair.asked).state;
  const disagree = pair.state === "mixed" || pair.verdict.onlyFamily !== null;
  const found = disagree
    ? (all.find((one) => stateOf(one) === "denied") ?? all.find((one) => stateOf(one) !== "allowed"))
    : all[0];
  return found ?? { group: pair.groups[0], family: pair.groups[0].families[0] ?? 4 };
}

/** Verdicts that draw alike have the same string. */
function looks({ state, onlyFamily, through }: PairVerdict): string {
  return state === "partly" ? `${state} ${onlyFamily} ${JSON.stringify(through)}` : state;
}
