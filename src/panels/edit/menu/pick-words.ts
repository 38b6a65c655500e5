import { counted } from "../../../ui/counted";

/** On the button that closes whole namespaces, whatever of them is picked; empty: there is none to close. */
export function denyWords(namespaces: readonly string[]): string {
  const [only] = namespaces;
  if (only === undefined) return "Default deny…";
  return `Default deny for ${namespaces.length === 1 ? `namespace ${only}` : counted(namespaces.length, "namespace")}…`;
}
