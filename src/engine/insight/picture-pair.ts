import type { Family } from "../net/ip-address";
import { ALL_PORTS, isEmptyPortSet, type PortSet } from "../net/port-set";
import type { Evaluation } from "../policy/evaluation";
import type { PairGroup } from "./pair-groups";
import { judgePair, type PairVerdict } from "./pair-verdict";
import type { PictureEnd } from "./picture-ends";

export type PairState = PairVerdict["state"] | "mixed";

/** One direction between two ends, over the ports asked about. */
export interface PicturePair {
  readonly source: PictureEnd;
  readonly target: PictureEnd;
  readonly state: PairState;
  /** The ports asked about; all where none matter. Of merged pairs, those of all of them. */
  readonly asked: PortSet;
  /** For the first group of alike pairs: what gets through. */
  readonly verdict: PairVerdict;
  /** The pairs of pods behind it; at least one group, the first stands for all where one is explained. */
  readonly groups: readonly [PairGroup, ...PairGroup[]];
  /** How many pairs of pods there are, and how many of them get something through. */
  readonly pairs: { readonly all: number; readonly through: number };
  /** Where an end is a whole namespace, the pairs of workloads that it stands for; else null. */
  readonly merged: MergedPairs | null;
}

/** Pairs of workloads that are drawn as one line between namespaces, each judged on its own ports. */
export interface MergedPairs {
  readonly parts: readonly PicturePair[];
  /** True where all are asked about the same ports. */
  readonly isAskedAlike: boolean;
  /** True where what is said of one holds for all, whatever the port. */
  readonly isUniform: boolean;
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
      merged: null,
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
    merged: null,
  };
}

/** The ends at which some of the pairs are dropped. */
function joinDrops(verdicts: readonly PairVerdict[]): PairVerdict["drops"] {
  const some = (end: keyof PairVerdict["drops"]) => verdicts.some(({ drops }) => drops[end]);
  return { source: some("source"), target: some("target"), betweenThem: some("betweenThem") };
}

/** Whether something surely gets through. */
function isThrough(verdict: PairVerdict | undefined): boolean {
  return verdict !== undefined && verdict.state !== "denied" && verdict.state !== "depends";
}

/** One group of pods in one family, and the ports to ask it about. */
export interface PairToExplain {
  readonly group: PairGroup;
  readonly family: Family;
  readonly ports: PortSet;
}

/** What explains a pair best: where its pods or families do not agree, one that does not connect. */
export function groupToExplain(evaluation: Evaluation, pair: PicturePair): PairToExplain {
  const disagree = pair.state === "mixed" || pair.verdict.onlyFamily !== null;
  const parts = pair.merged?.parts ?? [];
  const part = disagree ? leastConnected(parts, ({ state }) => state) : parts[0];
  if (part !== undefined) return groupToExplain(evaluation, part);
  const all = pair.groups.flatMap((group) => group.families.map((family) => ({ group, family })));
  const found = disagree
    ? leastConnected(
        all,
        ({ group, family }) => judgePair(evaluation, group.source, group.destination, [family], pair.asked).state,
      )
    : all[0];
  const { group, family } = found ?? { group: pair.groups[0], family: pair.groups[0].families[0] ?? 4 };
  return { group, family, ports: pair.asked };
}

/** The first that connects least. */
function leastConnected<T>(all: readonly T[], stateOf: (one: T) => PairState): T | undefined {
  const states = all.map(stateOf);
  const worst = LEAST_CONNECTED.find((state) => states.includes(state));
  return all[worst === undefined ? 0 : states.indexOf(worst)];
}

const LEAST_CONNECTED: readonly PairState[] = ["denied", "mixed", "depends", "partly"];

/** Verdicts that draw alike have the same string. */
function looks({ state, onlyFamily, through }: PairVerdict): string {
  return state === "partly" ? `${state} ${onlyFamily} ${JSON.stringify(through)}` : state;
}
