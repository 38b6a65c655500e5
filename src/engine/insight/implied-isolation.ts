import type { NetworkPolicy } from "../kube/objects";
import type { CompiledPolicies } from "../policy/compile-policies";
import { hasOwnPlaces } from "./own-places";
import type { PolicyRemark } from "./policy-remarks";

/**
 * Says of policies that have egress rules only, and no `policyTypes`, that nothing comes in to their pods: without
 * `policyTypes` a policy always isolates for ingress (N13). Nothing is said where an empty list `ingress` shows that it is
 * meant, of policies about no pod, and where other policies isolate all of its pods for ingress anyway.
 */
export function impliedRemarks({ resolved, sets }: CompiledPolicies): readonly PolicyRemark[] {
  const implied = new Set(resolved.flatMap(({ policy }) => (isImplied(policy) ? policy : [])));
  if (implied.size === 0) return [];
  const alone = sets.filter(
    ({ direction, policies }) => direction === "ingress" && policies.every((each) => implied.has(each)),
  );
  const closing = new Set(alone.flatMap(({ policies }) => policies));
  return resolved.flatMap(({ policy }): readonly PolicyRemark[] => {
    const [first] = policy.egress;
    if (first === undefined || !closing.has(policy) || !hasOwnPlaces(policy)) return [];
    return [
      {
        code: "policy-types-absent",
        policy,
        range: first.range,
        field: "spec.policyTypes",
        message:
          "nothing comes in to the pods of this policy, though it has egress rules only: without policyTypes a policy " +
          "always isolates for ingress too; write policyTypes: [Egress] if that is not meant, ingress: [] if it is",
      },
    ];
  });
}

function isImplied({ typesRange, listsIngress, ingress, egress }: NetworkPolicy): boolean {
  return typesRange === null && listsIngress === false && ingress.length === 0 && egress.length > 0;
}
