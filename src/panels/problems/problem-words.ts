import type { LocatedDiagnostic } from "../../engine";
import { SEVERITY_WORDS } from "./filter-problems";

/** “2 of 5”: which of all problems one is; null where it is a mere note, which is not counted. */
export function problemCount(found: LocatedDiagnostic, inOrder: readonly LocatedDiagnostic[]): string | null {
  const index = inOrder.indexOf(found);
  return index === -1 ? null : `${(index + 1).toLocaleString("en")} of ${inOrder.length.toLocaleString("en")}`;
}

/** A problem as it is spoken: “Error: port 99999 is above 65535. Line 12. Control period fixes it: write 65535.” */
export function spokenProblem({ severity, message, line, fix }: LocatedDiagnostic, isMac: boolean): string {
  const said = [`${SEVERITY_WORDS[severity][1]}: ${message}`, `Line ${line}`];
  if (fix !== undefined) said.push(`Fix, with ${isMac ? "Command" : "Control"} period: ${fix.title}`);
  return said.map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)).join(" ");
}

/** The keys that fix what is wrong at the caret. */
export function fixKeys(isMac: boolean): string {
  return isMac ? "⌘." : "Ctrl+.";
}
