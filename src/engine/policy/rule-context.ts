import type { Family } from "../net/ip-address";
import type { CompiledPolicies, CompiledRule } from "./compile-policies";
import type { EndpointClass } from "./endpoint-classes";
import type { End } from "./pair-ends";
import { PortSetPool } from "./port-set-pool";
import type { Profile } from "./profile";
import { cellOfClass, cellOfGroup } from "./row-cell";
import { createRowContext, type RowContext } from "./row-context";
import type { PortIds } from "./rule-port-ids";
import { type SidePorts, unknownSide } from "./side-ports";

/**
 * What it takes to make rows of single rules, apart from the evaluation's own: one context, or two where the profile
 * leaves open how hostNetwork pods are seen.
 */
export function createRuleContexts(
  compiled: CompiledPolicies,
  profile: Profile,
): readonly [RowContext, ...RowContext[]] {
  const pool = new PortSetPool();
  const contextOf = (decided: Profile): RowContext => createRowContext(compiled, decided, "pod-cidr", pool);
  if (profile.hostNetworkAsNode !== "depends") return [contextOf(profile)];
  return [contextOf({ ...profile, hostNetworkAsNode: "yes" }), contextOf({ ...profile, hostNetworkAsNode: "no" })];
}

/** What one rule lets through between the subject of its policy and another end. */
export function portsOfRule(
  contexts: readonly [RowContext, ...RowContext[]],
  rule: CompiledRule,
  ends: { readonly subject: EndpointClass; readonly other: End; readonly family: Family },
): SidePorts {
  const set = { id: 0, direction: rule.direction, policies: [rule.policy], rules: [rule] };
  return contexts
    .map((context): SidePorts => {
      const { sure, possible } = idsTowards(ends.other);
      return { sure: context.pool.setOf(sure), possible: context.pool.setOf(possible) };
      function idsTowards(other: End): PortIds {
        const { subject, family } = ends;
        if (other.kind === "class") return cellOfClass(context, set, subject, family, other.endpointClass);
        const byAddress = cellOfGroup(context, set, subject, other.group);
        if (other.kind === "external") return byAddress;
        // a node that no ipBlock matches is let through as anyone is
        const matching = context.profile.ipBlockMatchesNodes;
        const asAnyone = cellOfGroup(context, set, subject, context.compiled.space.groups.length);
        return {
          sure: matching === "yes" ? byAddress.sure : asAnyone.sure,
          possible: matching === "no" ? asAnyone.possible : byAddress.possible,
        };
      }
    })
    .reduce(unknownSide);
}
