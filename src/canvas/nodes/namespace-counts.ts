import type { GraphNamespace } from "../../engine";
import { counted } from "../../ui/counted";

/** “14 pods · 6 policies”. */
export function namespaceCounts({ podCount, policyCount, implied }: GraphNamespace): string {
  const counts = `${counted(podCount, "pod")} · ${counted(policyCount, "policy", "policies")}`;
  return implied ? `${counts} · not declared` : counts;
}
