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
  /** Called once a group of workloads. */
  readonly onProgress?: () => void;
}

/**
 * Says in words what pods, that are there before and after or only before, can reach and be reached by. What is new is left
 * out: that it has connections says nothing about others.
 */
export function editEffects(
  old: Evaluation,
  now: Evaluation,
  { moved = new Map(), left = [], onProgress = () => {} }: EffectContext = {},
): EditEffects {
  const { kept, gone } = endsAcross(old, now, moved);
  const outside = outsideOfPods(alignOutside(old, now), old.cluster, now.cluster);
  const { between, groupOf } = groupEnds(old, now, [...kept, ...outside, ...gone]);
  const familiesOf = ({ old: was, now: is }: (typeof kept)[number]) =>
    new Set([...familiesIn(was, old.cluster), ...familiesIn(is, now.cluster)]);
  const list = (which: "opened" | "closed", pods: typeof kept, others: typeof kept | null) =>
    listChanges(
      { pods, others, outside },
      { groupOf, familiesOf, onProgress, between: (source, target) => between(source, target)[which] },
    );
  return {
    opened: list("opened", kept, null),
    closed: list("closed", kept, null),
    gone: list("closed", gone, kept),
    left,
  };
}

/** Pods of a class have the same ones. */
function familiesIn(members: readonly ClassMembers[], cluster: Cluster): readonly Family[] {
  return members.flatMap(({ pods: [pod] }) => (pod === undefined ? [] : familiesOfPod(pod, cluster)));
}
