import type { EdgeState } from "../../engine";
import type { Lit } from "../edges/EdgeLine";
import type { ChangeKind } from "../fresh-changes";

/** A kind of line and what it says. */
export interface LineEntry {
  readonly state: EdgeState;
  readonly label?: string;
  readonly change?: ChangeKind;
  readonly lit?: Lit;
  readonly isFaint?: boolean;
  readonly isSwitched?: boolean;
  readonly words: string;
}

export const LINES: readonly LineEntry[] = [
  { state: "allowed", label: "8080", words: "allowed by a rule" },
  { state: "open", words: "open: no policy on either side" },
  { state: "partly", label: "8080 only", words: "some ports only, as the label says" },
  { state: "denied", words: "denied; ⊘ at the end that drops it" },
  { state: "denied", isFaint: true, words: "denied, one of many: point at it" },
  { state: "mixed", label: "7 of 12", words: "its pods do not agree" },
  { state: "depends", label: "?", words: "the plugin decides" },
  { state: "allowed", label: "80 ?", words: "rests on what the plugin does: see Why" },
  { state: "allowed", label: "80 ?", isSwitched: true, words: "rests on a switched assumption" },
];

export const MARKS: readonly LineEntry[] = [
  { state: "allowed", label: "+ 80", change: "opened", words: "just opened by your edit" },
  { state: "denied", label: "− 80", change: "closed", words: "just closed by your edit" },
  { state: "allowed", label: "80 ✓", words: "as expected" },
  { state: "denied", label: "✗", words: "not as expected" },
  { state: "allowed", lit: "alone", words: "only through the rule at the caret" },
  { state: "allowed", lit: "shared", words: "through that rule, and through others" },
];

export const KEYS: readonly (readonly [keys: string, words: string])[] = [
  ["Tab", "nodes, then lines"],
  ["← → ↑ ↓", "the next node or line; they move a node that is selected"],
  ["Enter", "selects; again: its lines"],
  ["Esc", "lets go; from a line back to its node"],
];
