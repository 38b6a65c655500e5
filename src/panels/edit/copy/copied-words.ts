import { counted } from "../../../ui/counted";
import { isMacKeyboard } from "../../../ui/mac-keyboard";

/** What is said when policies, by `namespace/name`, were copied. */
export function copiedWords(policies: readonly string[], isMac = isMacKeyboard()): string {
  const what = policies.length === 1 ? `\`${policies[0]}\`` : counted(policies.length, "policy", "policies");
  const them = policies.length === 1 ? "it" : "them";
  return `${what} copied. The menu of another namespace, or ${isMac ? "⌘V" : "Ctrl+V"} on it, pastes ${them}.`;
}
