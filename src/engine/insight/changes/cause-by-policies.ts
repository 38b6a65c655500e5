import type { Family } from "../../net/ip-address";
import { coversPorts, type PortSet, unionPorts } from "../../net/port-set";
import type { Evaluation } from "../../policy/evaluation";
import type { ChangedPorts } from "../diff/changed-ports";
import { type DiffEnd, groupsBetween } from "../diff/diff-ports";
import type { PairGroup } from "../pair-groups";
import { askRules, sidesOf } from "../rule-admission";
import type { ChangeCause } from "./changes-view";

/** Says by which policies it is so now. */
export type FindPolicies = (
  kind: "opened" | "closed",
  source: DiffEnd,
  target: DiffEnd,
  changed: ChangedPorts,
) => ChangeCause;

/**
 * Finds the policies that admit or refuse now what was otherwise before. Of two sides it looks at those that now answer
 * otherwise (opened) or now refuse (closed); where neither is another, at those that isolate.
 */
export function findPolicies(old: Evaluation, now: Evaluation): FindPolicies {
  const rules = askRules(now);
  return (kind, source, target, { allowed, depends, family }) => {
    const ports = unionPorts(allowed, depends);
    const policies = new Set<string>();
    const namespaces = new Set<string>();
    const note = (group: PairGroup, direction: "egress" | "ingress", one: Family) => {
      const { subject, other } = sidesOf(group, direction);
      if (subject.kind !== "class") return;
      namespaces.add(subject.pod.namespace);
      const isolating = rules.isolating(subject, direction);
      if (isolating === null) return;
      const ends = { subject, other, family: one };
      const admitting = isolating.rules.filter((rule) => rules.admitsSome(rule, ends, ports));
      const named = kind === "opened" ? admitting.map(({ policy }) => policy) : isolating.policies;
      for (const policy of named) policies.add(`${policy.namespace}/${policy.name}`);
    };
    const wereRefused = directionsRefusing(old, groupsBetween(old, source, target, "old"), ports, family);
    for (const group of groupsBetween(now, source, target, "now")) {
      if (group.count === 0) continue;
      for (const one of group.families) {
        if (family !== null && one !== family) continue;
        const refusing = kind === "closed" ? directionsRefusing(now, [group], ports, one) : wereRefused;
        for (const direction of refusing.length > 0 ? refusing : DIRECTIONS) note(group, direction, one);
      }
    }
    const [namespace = ""] = [...namespaces].sort();
    return { kind: "policies", namespace, policies: [...policies].sort() };
  };
}

const DIRECTIONS = ["egress", "ingress"] as const;

/** The sides of pairs that do not surely let all of these ports through. */
function directionsRefusing(
  { sides }: Evaluation,
  groups: readonly PairGroup[],
  ports: PortSet,
  family: Family | null,
): readonly (typeof DIRECTIONS)[number][] {
  return DIRECTIONS.filter((direction) =>
    groups.some(
      ({ source, destination, families, count }) =>
        count > 0 &&
        families.some(
          (one) => (family ?? one) === one && !coversPorts(sides[direction](source, destination, one).sure, ports),
        ),
    ),
  );
}
