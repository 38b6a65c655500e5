import type { Family } from "../../net/ip-address";
import { intersectPorts, isEmptyPortSet, NO_PORTS, type PortSet, subtractPorts, unionPorts } from "../../net/port-set";
import type { ChangedPorts } from "../diff/changed-ports";
import { type DiffEnd, type EndPorts, NOTHING, portsBetween } from "../diff/diff-ports";
import { findTouchedEnds } from "../diff/touched-ends";
import type { FollowedEnds } from "./followed-ends";
import type { OutsideEnd } from "./outside-through";
import type { ScenarioMoment } from "./scenario-moment";

/** An end of a comparison through several moments. */
export type FollowedEnd = Extract<DiffEnd, { readonly kind: "pods" }> | OutsideEnd;

/** Ports that changed, and the step that made it so. */
export interface AttributedPorts extends ChangedPorts {
  /** Position of the moment after the step; 1 is the first step. */
  readonly step: number;
}

/** Says which step made a change between the first and the last moment. */
export interface ChangeAttribution {
  /**
   * Parts ports that opened or closed by the steps that made it so: a port goes to the last step before which something
   * else held than at the end. What is undone by a later step is no change and does not come here; what needs two steps
   * goes to the second.
   */
  attribute(source: FollowedEnd, target: FollowedEnd, changed: ChangedPorts): readonly AttributedPorts[];
}

/** Prepares to look back through the moments. */
export function attributeChanges(
  moments: readonly [ScenarioMoment, ...ScenarioMoment[]],
  followed: Pick<FollowedEnds, "at">,
): ChangeAttribution {
  const last = moments.at(-1) ?? moments[0];
  const steps = moments.slice(1).map((moment, i) => {
    const before = moments[i] ?? moment;
    return { step: i + 1, before, ...findTouchedEnds(before.evaluation, moment.evaluation) };
  });
  const at = (end: FollowedEnd, moment: number): DiffEnd =>
    end.kind === "pods" ? followed.at(end, moment) : { ...end, old: end.groups[moment] ?? end.old };
  const touching = rememberTouching(steps, at);
  const atTheEnd = (source: FollowedEnd, target: FollowedEnd, family: Family) =>
    portsBetween(last.evaluation, source, target, "now", family);
  return {
    attribute(source, target, changed) {
      const { asSource } = touching(source);
      const { asTarget } = touching(target);
      const touched = steps.filter(({ step }) => asSource.has(step) || asTarget.has(step));
      const own = touched.length > 0 ? touched : steps;
      const families = comparedFamilies(moments[0], last, source, target, changed.family);
      const ends = families.map((family) => ({ family, is: atTheEnd(source, target, family) }));
      const found: AttributedPorts[] = [];
      let rest = unionPorts(changed.allowed, changed.depends);
      for (const [i, { step, before }] of own.toReversed().entries()) {
        if (isEmptyPortSet(rest)) break;
        const isFirst = i === own.length - 1;
        const [from, to] = [at(source, step - 1), at(target, step - 1)];
        const states = ends.map(({ family, is }) => {
          return { was: portsBetween(before.evaluation, from, to, "old", family), is: is ?? NOTHING };
        });
        const judged = states.filter(({ was }) => was !== null);
        const differing = (judged.length > 0 ? judged : states)
          .map(({ was, is }) => differingPorts(was ?? NOTHING, is))
          .reduce(unionPorts, NO_PORTS);
        // Before the first step is the baseline, from which all of it differs.
        const taken = isFirst ? rest : intersectPorts(rest, differing);
        if (isEmptyPortSet(taken)) continue;
        const allowed = intersectPorts(changed.allowed, taken);
        found.push({ ...changed, allowed, depends: intersectPorts(changed.depends, taken), step });
        rest = subtractPorts(rest, taken);
      }
      return found;
    },
  };
}

type Step = { readonly step: number } & ReturnType<typeof findTouchedEnds>;

/** The steps that an end was changed by, as the one that sends and as the one that is reached; found once. */
function rememberTouching(steps: readonly Step[], at: (end: FollowedEnd, moment: number) => DiffEnd) {
  const known = new WeakMap<FollowedEnd, { asSource: ReadonlySet<number>; asTarget: ReadonlySet<number> }>();
  return (end: FollowedEnd) => {
    const found = known.get(end);
    if (found !== undefined) return found;
    const [asSource, asTarget] = [new Set<number>(), new Set<number>()];
    for (const { step, isTouchedSource, isTouchedTarget } of steps) {
      const [before, after] = [at(end, step - 1), at(end, step)];
      for (const one of new Set([before, after])) {
        if (isTouchedSource(one)) asSource.add(step);
        if (isTouchedTarget(one)) asTarget.add(step);
      }
    }
    const made = { asSource, asTarget };
    known.set(end, made);
    return made;
  };
}

/** The families that a change is about: those of both moments, else those of either. */
function comparedFamilies(
  first: ScenarioMoment,
  last: ScenarioMoment,
  source: DiffEnd,
  target: DiffEnd,
  only: Family | null,
): readonly Family[] {
  if (only !== null) return [only];
  const judged = ([4, 6] as const).map((family) => ({
    family,
    was: portsBetween(first.evaluation, source, target, "old", family) !== null,
    is: portsBetween(last.evaluation, source, target, "now", family) !== null,
  }));
  const lasting = judged.filter(({ was, is }) => was && is);
  return (lasting.length > 0 ? lasting : judged.filter(({ was, is }) => was || is)).map(({ family }) => family);
}

/** Ports about which two answers differ. */
function differingPorts(a: EndPorts, b: EndPorts): PortSet {
  if (a === b) return NO_PORTS;
  const either = (one: PortSet, other: PortSet) =>
    one === other ? NO_PORTS : unionPorts(subtractPorts(one, other), subtractPorts(other, one));
  return [
    either(a.some.sure, b.some.sure),
    either(a.all.sure, b.all.sure),
    either(a.some.possible, b.some.possible),
    either(a.all.possible, b.all.possible),
  ].reduce(unionPorts, NO_PORTS);
}
