import { counted } from "../../ui/counted";

/** What that means for the policies of a scenario; empty where it has none. */
export function notEnforcedWords(policies: number): string {
  if (policies === 0) return "";
  if (policies === 1) return "The policy of this scenario changes nothing.";
  return `The ${counted(policies, "policy", "policies")} of this scenario change nothing.`;
}
