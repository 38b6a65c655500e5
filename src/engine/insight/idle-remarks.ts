import type { CompiledPolicies, CompiledRule } from "../policy/compile-policies";
import type { Answer } from "../policy/profile";
import { findIdlePolicies, findIdleRules, type IdleRule, type KnownCovers } from "./idle-rules";
import { hasOwnPlaces } from "./own-places";
import type { PolicyRemark } from "./policy-remarks";

/** So many are told: with more of them something else is meant than an oversight. */
const MOST_TOLD = 200;

/** Says of policies and rules that others say all of it; of a policy of which that is so nothing is said of its rules. */
export function idleRemarks(compiled: CompiledPolicies, endPort: Answer, known?: KnownCovers): readonly PolicyRemark[] {
  const rules = findIdleRules(compiled, endPort, known).filter(({ rule: { policy } }) => hasOwnPlaces(policy));
  const policies = findIdlePolicies(compiled, rules);
  const ofPolicies = [...policies].reverse().map(
    (policy): PolicyRemark => ({
      code: "policy-adds-nothing",
      policy,
      range: policy.nameRange,
      field: "metadata.name",
      message: "without this policy everything would be as it is: others isolate its pods and admit all that it admits",
    }),
  );
  const ofRules = rules
    .filter(({ rule: { policy } }) => !policies.has(policy))
    .map(({ rule, by }: IdleRule): PolicyRemark => {
      const { policy, direction, index } = rule;
      const who = by === null ? "other rules admit" : `${nameOf(by, rule)} admits`;
      return {
        code: "rule-adds-nothing",
        policy,
        range: rule.rule.range,
        field: `spec.${direction}[${index}]`,
        message: `this rule admits nothing of its own: ${who} all of it already`,
      };
    });
  return [...ofPolicies, ...ofRules].slice(0, MOST_TOLD);
}

/** “rule 1”, of another policy “rule 1 of app/web”. */
function nameOf({ policy, index }: CompiledRule, beside: CompiledRule): string {
  return policy === beside.policy ? `rule ${index + 1}` : `rule ${index + 1} of ${policy.namespace}/${policy.name}`;
}
