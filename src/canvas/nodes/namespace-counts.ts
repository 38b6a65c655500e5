import type { GraphNamespace } from "../../engine";
import { counted } from "../../ui/counted";

/** “14 pods · 6 policies”; of what no text states that it is assumed. */
export function namespaceCounts({ podCount, policyCount, implied, refused, assumed }: GraphNamespace): string {
  if (assumed) return "assumed";
  const counts = `${counted(podCount, "pod")} · ${counted(policyCount, "policy", "policies")}`;
  return implied ? `${counts} · ${refused ? "declaration refused" : "not declared"}` : counts;
}
