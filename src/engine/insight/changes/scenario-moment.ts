import type { DecodedObject } from "../../kube/objects";
import type { Evaluation } from "../../policy/evaluation";
import { findRenames } from "../renames/find-renames";
import type { Renames } from "../renames/renames";

/** A scenario as it was after some step, evaluated. */
export interface ScenarioMoment {
  readonly evaluation: Evaluation;
  /** In the order of files and text. */
  readonly objects: readonly DecodedObject[];
}

/** What has another name from one moment to the next; found once. */
export function renamesBetween(before: ScenarioMoment, now: ScenarioMoment): Renames {
  const ofBefore = known.get(before) ?? new WeakMap<ScenarioMoment, Renames>();
  known.set(before, ofBefore);
  const names = ({ objects, evaluation: { cluster } }: ScenarioMoment) => ({ objects, cluster });
  const found = ofBefore.get(now) ?? findRenames(names(before), names(now));
  ofBefore.set(now, found);
  return found;
}

const known = new WeakMap<ScenarioMoment, WeakMap<ScenarioMoment, Renames>>();
