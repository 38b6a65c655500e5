import type { NearChange } from "./near-change";
import type { NearSide } from "./near-side";

/** Small changes after which one side may let through what it does not, in no order. */
export function changesOfSide(_side: NearSide): readonly NearChange[] {
  return [];
}
