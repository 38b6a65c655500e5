import type { Json } from "./json";
import { completeObjects } from "./naive-completion";
import { type NaiveChoice, naiveProfile } from "./naive-profiles";
import { openLists, readNaively } from "./naive-reader";
import type { NaiveWorld } from "./naive-world";
import type { TraceMutant } from "./trace-mutants";

/** All that the way of a connection depends on, and the wrong reading that is to be made of it, if one is. */
export interface TraceWorld extends NaiveWorld {
  /** Every object, those that every cluster has among them. */
  readonly objects: readonly Json[];
  readonly mutant: TraceMutant | null;
}

/** The world of a scenario and a choice of profile. */
export function traceWorld(
  written: readonly Json[],
  choice: NaiveChoice,
  mutant: TraceMutant | null = null,
): TraceWorld {
  const objects = completeObjects(openLists(written), mutant);
  const chosen = naiveProfile(choice);
  const profile = mutant === "policies-always-enforced" ? { ...chosen, enforced: true } : chosen;
  return { ...readNaively(objects), objects, profile, mutant };
}
