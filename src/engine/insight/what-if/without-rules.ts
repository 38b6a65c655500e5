import type { NetworkPolicy, PolicyRule } from "../../kube/objects";
import type { Off } from "./off";

/** Rules of one policy that are left out. */
export type LeftOutRules = readonly Pick<Extract<Off, { kind: "rule" }>, "direction" | "index">[];

/**
 * A policy without some rules; always the same object for the same one. It isolates what it isolated. Rules keep the
 * position that they have in the text.
 */
export function policyWithout(policy: NetworkPolicy, rules: LeftOutRules): NetworkPolicy {
  const known = made.get(policy) ?? new Map<string, NetworkPolicy>();
  made.set(policy, known);
  const key = rules
    .map(({ direction, index }) => `${direction} ${index}`)
    .sort()
    .join();
  const lacking = known.get(key) ?? {
    ...policy,
    ingress: keptRules(policy.ingress, "ingress", rules),
    egress: keptRules(policy.egress, "egress", rules),
  };
  known.set(key, lacking);
  return lacking;
}

const made = new WeakMap<NetworkPolicy, Map<string, NetworkPolicy>>();

function keptRules(
  rules: readonly PolicyRule[],
  direction: "ingress" | "egress",
  leftOut: LeftOutRules,
): readonly PolicyRule[] {
  const gone = new Set(leftOut.flatMap((each) => (each.direction === direction ? each.index : [])));
  if (gone.size === 0) return rules;
  return rules.flatMap((rule, position) => (gone.has(position) ? [] : { ...rule, position }));
}
