import { unionPorts } from "../../net/port-set";
import { isBeyondPorts, portsOfChange } from "../change-words";
import type { JudgedPair } from "../judged-pair";
import { compareOutcomes, type OutcomeChange } from "../outcome-change";
import type { OutcomeBook } from "../pair-outcome";
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
  /** Null: nothing that concerns the ports asked about, or the pair is new. */
  of(pair: JudgedPair): CellChange | null;
  /** Equal for ends that were alike before the edit. */
  formerKin(id: string): number;
}

/** The moment before the last edit. */
export interface LevelBefore {
  /** Of the same form and books. */
  readonly level: LevelPicture;
  /** What the picture recorded. */
  readonly verdicts: Pick<VerdictRecord, "ends" | "asked">;
  readonly renames: Renames;
}

/**
 * Compares the pairs of a matrix with those of the same matrix before the last edit.
 *
 * @param earlier - null: nothing is compared
 */
export function compareLevels(earlier: LevelBefore | null, book: OutcomeBook): CellChanges {
  if (earlier === null) return { of: () => null, formerKin: () => -1 };
  const { level: before, verdicts, renames } = earlier;
  const formerId = (id: string): string => renames.ends.get(id) ?? id;
  const positionOf = (id: string): number => before.positions.get(formerId(id)) ?? -1;
  return {
    of(pair) {
      const [source, target] = [positionOf(pair.source.id), positionOf(pair.target.id)];
      const old = source < 0 || target < 0 ? null : before.pair(source, target);
      if (old === null || old.outcome === pair.outcome) return null;
      const [was, is] = [book.meaningOf(old.outcome), book.meaningOf(pair.outcome)];
      const areSame = !isOfPods(pair.source, renames.pods) && !isOfPods(pair.target, renames.pods);
      const change = was === null || is === null ? null : compareOutcomes(was, is, areSame);
      if (change === null) return null;
      const asked = verdicts.asked[verdicts.ends.get(formerId(pair.target.id)) ?? -1] ?? old.asked;
      const ports = unionPorts(pair.asked, asked);
      if (isBeyondPorts(change, ports)) return null;
      return { kind: change.kind, ports: briefPorts(portsOfChange(change, ports), PORTS_LENGTH) };
    },
    formerKin: (id) => before.kins.of[positionOf(id)] ?? -1,
  };
}
