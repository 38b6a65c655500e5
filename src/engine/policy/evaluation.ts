import type { Cluster } from "../cluster/cluster";
import type { Place } from "../source/range";
import type { CompiledPolicies } from "./compile-policies";
import type { PortSetPool } from "./port-set-pool";
import type { Assumption, Profile } from "./profile";
import type { SideTable } from "./side-table";
import type { Connection, Judgement } from "./verdict";

/** Finds the line (from 1) of a place; the engine's core has no texts, whoever holds them passes this in. */
export type LineOf = (place: Place) => number;

/** The verdicts of a cluster under its policies and a profile. Nothing is computed before it is asked for. */
export interface Evaluation {
  readonly cluster: Cluster;
  readonly profile: Profile;
  readonly compiled: CompiledPolicies;
  readonly sides: SideTable;
  /** The numbers of port sets in rows; those of one evaluator share it. */
  readonly pool: PortSetPool;
  /** The evaluation with one assumption answered otherwise, for each that could matter. */
  readonly alternatives: readonly { readonly assumption: Assumption; readonly sides: SideTable }[];
  /** Assumptions that every verdict carries (N52). */
  readonly always: readonly Assumption[];
  /** The answer to one question. A pod that takes no part is a defect of the caller and throws. */
  judge(connection: Connection): Judgement;
}
