import type { Family } from "../net/ip-address";
import { viewAddresses } from "./address-views";
import type { CompiledPolicies, CompiledRule } from "./compile-policies";
import type { EndpointClass } from "./endpoint-classes";
import type { End } from "./pair-ends";
import { PortSetPool } from "./port-set-pool";
import type { Profile } from "./profile";
import { type SidePorts, unknownSide } from "./side-ports";
import { makeSideRow, portsInRow, type RowContext } from "./side-rows";

/**
 * What it takes to make rows of single rules, apart from the evaluation's own: one context, or two where the profile
 * leaves open how hostNetwork pods are seen.
 */
export function createRuleContexts(
  compiled: CompiledPolicies,
  profile: Profile,
): readonly [RowContext, ...RowContext[]] {
  const pool = new PortSetPool();
  const contextOf = (decided: Profile): RowContext => {
    const views = viewAddresses(compiled.cluster, compiled.space, decided, "pod-cidr");
    return { compiled, profile: decided, views, pool };
  };
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
      const row = makeSideRow(context, set, ends.subject, ends.family);
      const { sure, possible } = portsInRow(row, context.compiled, context.profile, ends.other);
      return { sure: context.pool.setOf(sure), possible: context.pool.setOf(possible) };
    })
    .reduce(unknownSide);
}
