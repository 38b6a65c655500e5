import type { Cluster } from "./cluster/cluster";
import { familiesOf as familiesOfPod } from "./cluster/pod-address";
import { listChanges } from "./effect-list";
import { alignOutside } from "./insight/diff/diff-outside";
import { groupEnds } from "./insight/diff/end-groups";
import { endsAcross, type MovedPods } from "./insight/diff/moved-ends";
import { outsideOfPods } from "./insight/diff/outside-of-pods";
import type { ClassMembers } from "./insight/pair-groups";
import type { Family } from "./net/ip-address";
import type { Evaluation } from "./policy/evaluation";
import { finish, type Progress, type Steps } from "./steps";

/** What an edit would open and close: all connections over all ports, between whatever is there before and after. */
export interface EditEffects {
  readonly opened: EffectList;
  readonly closed: EffectList;
  /** What pods that the edit takes away had with those that stay, and with addresses outside. */
  readonly gone: EffectList;
  /** What then selects no pod any more and did: “policy shop/web is then about no pod”; at most a few. */
  readonly left: readonly string[];
}

/** Connections, the first of them in words. */
export interface EffectList {
  readonly count: number;
  /** How many of them are with addresses outside: those that change alike are one. Absent: none. */
  readonly outside?: number;
  /** At most 100. */
  readonly lines: readonly EffectLine[];
}

/** One connection that opens or closes. */
export interface EffectLine {
  /** Id of a workload, “every address outside”, or some ranges of addresses. */
  readonly source: string;
  readonly target: string;
  /** “TCP 8080”, “all ports”, “TCP 80 (for some of the pods)”. */
  readonly ports: string;
}

/** What else there is to say of an edit. */
interface EffectContext {
  /** Pods that get another id. */
  readonly moved?: MovedPods;
  /** What then selects no pod any more. */
  readonly left?: readonly string[];
}

/**
 * Says in words what pods, that are there before and after or only before, can reach and be reached by. What is new is left
 * out: that it has connections says nothing about others.
 */
export function* effectsInSteps(
  old: Evaluation,
  now: Evaluation,
  { moved = new Map(), left = [] }: EffectContext = {},
): Steps<EditEffects> {
  const { kept, gone } = endsAcross(old, now, moved);
  const outside = outsideOfPods(alignOutside(old.compiled, now.compiled), old.cluster, now.cluster);
  yield STEP;
  const { between, groupOf } = groupEnds(old, now, [...kept, ...outside, ...gone]);
  yield STEP;
  const familiesOf = ({ old: was, now: is }: (typeof kept)[number]) =>
    new Set([...familiesIn(was, old.cluster), ...familiesIn(is, now.cluster)]);
  const list = (which: "opened" | "closed", pods: typeof kept, others: typeof kept | null) =>
    listChanges(
      { pods, others, outside },
      { groupOf, familiesOf, between: (source, target) => between(source, target)[which] },
    );
  return {
    opened: yield* list("opened", kept, null),
    closed: yield* list("closed", kept, null),
    gone: yield* list("closed", gone, kept),
    left,
  };
}

/** {@link effectsInSteps}, all at once. */
export function editEffects(old: Evaluation, now: Evaluation, context: EffectContext = {}): EditEffects {
  return finish(effectsInSteps(old, now, context));
}

const STEP: Progress = { stage: "judging", done: 0, total: 0 };

/** Pods of a class have the same ones. */
function familiesIn(members: readonly ClassMembers[], cluster: Cluster): readonly Family[] {
  return members.flatMap(({ pods: [pod] }) => (pod === undefined ? [] : familiesOfPod(pod, cluster)));
}
