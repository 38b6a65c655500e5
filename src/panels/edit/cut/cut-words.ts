import type { CutWay } from "../../../engine";

/** Equal for ways that differ in nothing but the label that is written. */
export function wayKey(way: CutWay): string {
  return way.kind === "label"
    ? `label ${way.side} ${way.end}`
    : `${way.kind} ${way.side} ${way.keepsOthers === true ? "keeping others" : ""}`;
}
