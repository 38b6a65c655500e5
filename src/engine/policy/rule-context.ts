import { viewAddresses } from "./address-views";
import type { CompiledPolicies } from "./compile-policies";
import { PortSetPool } from "./port-set-pool";
import type { Profile } from "./profile";
import type { RowContext } from "./side-rows";

/** What it takes to make rows of single rules, apart from the evaluation's own. */
export function createRuleContext(compiled: CompiledPolicies, profile: Profile): RowContext {
  const views = viewAddresses(compiled.cluster, compiled.space, profile, "pod-cidr");
  return { compiled, profile, views, pool: new PortSetPool() };
}
