import type { Evaluation } from "../../policy/evaluation";
import type { ChangedPorts } from "../diff/changed-ports";
import type { DiffEnd } from "../diff/diff-ports";
import { portWords } from "../diff/effect-words";
import { attributeChanges, type FollowedEnd } from "./attribute-change";
import { findPolicies } from "./cause-by-policies";
import type { ChangedBlock, PartedChange } from "./changed-blocks";
import type { ChangeCause, CountedCause } from "./changes-view";
import type { FollowedEnds } from "./followed-ends";
import type { ScenarioMoment } from "./scenario-moment";

/** Ports that changed by one cause. */
export interface CausedPorts {
  readonly cause: ChangeCause;
  readonly words: string;
  readonly ports: ChangedPorts;
}

/** Connections that changed alike by one cause. */
export type CausedBlock = ChangedBlock<CausedPorts>;

type Part = PartedChange<CausedPorts>["part"];

/** Parts what changed by the steps of the history that made it so. */
export function partBySteps(
  causes: readonly ChangeCause[],
  moments: readonly [ScenarioMoment, ...ScenarioMoment[]],
  followed: Pick<FollowedEnds, "at">,
): Part {
  const { attribute } = attributeChanges(moments, followed);
  return (_kind, source, target, changed) =>
    // Safe: the ends of this comparison are the followed ones.
    attribute(source as FollowedEnd, target as FollowedEnd, changed).flatMap(({ step, ...ports }) => {
      const cause = causes[step - 1];
      return cause === undefined ? [] : { cause, ports, words: portWords(ports) };
    });
}

/** Says of what changed by which policies it is so now. */
export function partByPolicies(old: Evaluation, now: Evaluation): Part {
  const find = findPolicies(old, now);
  return (kind, source: DiffEnd, target: DiffEnd, ports) => [
    { cause: find(kind, source, target, ports), ports, words: portWords(ports) },
  ];
}

/** The same for ports that read alike and have one cause. */
export function keyOfCaused({ cause, words }: CausedPorts): string {
  return `${keyOfCause(cause)} ${words}`;
}

/** The causes of some blocks with what each came to: those of a history in its order, policies by name. */
export function countCauses(
  blocks: readonly CausedBlock[],
  history: readonly ChangeCause[] | null,
): readonly CountedCause[] {
  const counted = new Map<string, CountedCause>();
  for (const { kind, part, count } of blocks) {
    const key = keyOfCause(part.cause);
    const known = counted.get(key) ?? { cause: part.cause, opened: 0, closed: 0 };
    counted.set(key, { ...known, [kind]: known[kind] + count });
  }
  if (history !== null) return history.flatMap((cause) => counted.get(keyOfCause(cause)) ?? []);
  return [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cause]) => cause);
}

/** The same for the same cause. */
export function keyOfCause(cause: ChangeCause): string {
  switch (cause.kind) {
    case "step":
      return `step ${cause.id}`;
    case "policies":
      return `policies ${cause.namespace} ${cause.policies.join()}`;
    case "earlier":
    case "what-if":
      return cause.kind;
  }
}
