import type { DecodedObject } from "../../kube/objects";
import type { Evaluation } from "../../policy/evaluation";
import { findRenames } from "../renames/find-renames";
import type { Renamed, Renames } from "../renames/renames";

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

/** What has another name at the last moment than at the first, from step to step. */
export function renamedThrough(moments: readonly ScenarioMoment[]): readonly RenamedThing[] {
  const found: RenamedThing[] = [];
  for (const [i, moment] of moments.entries()) {
    const before = moments[i - 1];
    for (const { kind, from, to } of before === undefined ? [] : renamesBetween(before, moment).told) {
      const at = found.findIndex((earlier) => earlier.kind === kind && earlier.to === from);
      if (at < 0) found.push({ kind, from, to });
      else found[at] = { kind, from: found[at]?.from ?? from, to };
    }
  }
  return found.filter(({ from, to }) => from !== to);
}

/** Something that is the same under another name. */
export type RenamedThing = Pick<Renamed, "kind" | "from" | "to">;

const known = new WeakMap<ScenarioMoment, WeakMap<ScenarioMoment, Renames>>();
