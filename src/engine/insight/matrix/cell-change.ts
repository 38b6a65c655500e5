import type { Family } from "../../net/ip-address";
import { unionPorts } from "../../net/port-set";
import type { CompiledPolicies } from "../../policy/compile-policies";
import { isBeyondPorts, portsOfChange } from "../change-words";
import { within } from "../compare-numbers";
import type { JudgedPair } from "../judged-pair";
import { compareOutcomes, type OutcomeChange } from "../outcome-change";
import { type FormerAddresses, followOutside } from "../outside-before";
import { createOutsideChanges, type OutsideChange, rankOfChange } from "../outside-changes";
import type { OutcomeBook } from "../pair-outcome";
import { isInner, type PictureEnd } from "../picture-ends";
import { briefPorts } from "../port-words";
import type { Renames } from "../renames/renames";
import { isOfPods, PORTS_LENGTH, type VerdictRecord } from "../verdict-record";
import type { LevelPicture } from "./level-picture";

/** What the last edit did to the pair of a cell, as on a line of the graph. */
export interface CellChange {
  readonly kind: OutcomeChange["kind"];
  /** The ports of it, at most 10 characters: `8080`, `3 ports`. */
  readonly ports: string;
}

/** Finds what the last edit did to pairs. */
export interface CellChanges {
  /**
   * Null: nothing that concerns the ports asked about, or the pair is new. Addresses outside are never new: they are compared
   * with what they were a part of.
   */
  of(pair: JudgedPair, now: LevelPicture): CellChange | null;
  /** Equal for ends that were alike before the edit. */
  formerKin(id: string): number;
}

/** The moment before the last edit. */
export interface LevelBefore {
  /** Of the same form and books. */
  readonly level: LevelPicture;
  /** What the picture recorded. */
  readonly verdicts: Pick<VerdictRecord, "ends" | "asked" | "compiled">;
  readonly renames: Renames;
}

/**
 * Compares the pairs of a matrix with those of the same matrix before the last edit.
 *
 * @param earlier - null: nothing is compared
 */
export function compareLevels(earlier: LevelBefore | null, book: OutcomeBook, compiled: CompiledPolicies): CellChanges {
  if (earlier === null) return { of: () => null, formerKin: () => -1 };
  const { level: before, verdicts, renames } = earlier;
  const formerId = (id: string): string => renames.ends.get(id) ?? id;
  const positionOf = (id: string): number => before.positions.get(formerId(id)) ?? -1;
  /** What became of what got through between two ends by their positions before. */
  const changeOf = (pair: JudgedPair, source: number, target: number, family: Family | null) => {
    const old = source < 0 || target < 0 ? null : before.pair(source, target);
    if (old === null || old.outcome === pair.outcome) return null;
    const [was, is] = [book.meaningOf(old.outcome), book.meaningOf(pair.outcome)];
    const areSame = !isOfPods(pair.source, renames.pods) && !isOfPods(pair.target, renames.pods);
    const change =
      was === null || is === null ? null : compareOutcomes(within(was, family), within(is, family), areSame);
    if (change === null) return null;
    const { id = "" } = before.ends[target] ?? {};
    const ports = unionPorts(pair.asked, verdicts.asked[verdicts.ends.get(id) ?? -1] ?? old.asked);
    return { change, ports, isBeyond: isBeyondPorts(change, ports) };
  };
  const outside = changesOutside(followOutside(verdicts.compiled, compiled), before, changeOf, positionOf);
  return {
    of(pair, now) {
      const { source, target } = pair;
      if (!isInner(source) || !isInner(target)) return outside(pair, now);
      const found = changeOf(pair, positionOf(source.id), positionOf(target.id), null);
      return found === null || found.isBeyond ? null : cellChange(found);
    },
    formerKin: (id) => before.kins.of[positionOf(id)] ?? -1,
  };
}

type ChangeOf = (
  pair: JudgedPair,
  source: number,
  target: number,
  family: Family | null,
) => Pick<OutsideChange, "change" | "ports" | "isBeyond"> | null;

/** What changed of an end in the cluster with each end outside, found once for all of them: what changed alike is one. */
function changesOutside(
  former: ReadonlyMap<string, readonly FormerAddresses[]>,
  before: LevelPicture,
  changeOf: ChangeOf,
  positionOf: (id: string) => number,
) {
  const known = new Map<string, ReadonlyMap<string, CellChange>>();
  const find = (inner: PictureEnd, isFrom: boolean, now: LevelPicture): ReadonlyMap<string, CellChange> => {
    const own = now.positions.get(inner.id) ?? -1;
    const ownBefore = positionOf(inner.id);
    const changes = createOutsideChanges();
    for (const [at, outer] of now.ends.entries()) {
      const parts = isInner(outer) ? undefined : former.get(outer.id);
      const pair = parts === undefined ? null : isFrom ? now.pair(at, own) : now.pair(own, at);
      if (pair === null) continue;
      for (const part of parts ?? []) {
        const was = before.positions.get(part.was) ?? -1;
        const found = changeOf(pair, isFrom ? was : ownBefore, isFrom ? ownBefore : was, part.family);
        if (found !== null) changes.add({ inner, isFrom, outer, former: part, ...found }, new Set());
      }
    }
    const seen = changes.list().filter(({ isBeyond }) => !isBeyond);
    const ranked = seen.toSorted(
      (a, b) => rankOfChange(a.change.kind, false, isFrom) - rankOfChange(b.change.kind, false, isFrom),
    );
    return new Map(ranked.toReversed().flatMap((each) => each.outer.map(({ id }) => [id, cellChange(each)] as const)));
  };
  return ({ source, target }: JudgedPair, now: LevelPicture): CellChange | null => {
    const isFrom = !isInner(source);
    const [inner, outer] = isFrom ? [target, source] : [source, target];
    const key = `${isFrom} ${inner.id}`;
    const found = known.get(key) ?? find(inner, isFrom, now);
    known.set(key, found);
    return found.get(outer.id) ?? null;
  };
}

function cellChange({ change, ports }: Pick<OutsideChange, "change" | "ports">): CellChange {
  return { kind: change.kind, ports: briefPorts(portsOfChange(change, ports), PORTS_LENGTH) };
}
