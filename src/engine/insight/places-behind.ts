import type { Explanation } from "../policy/explanation";
import type { Place } from "../source/range";

/** A stretch of text that a connection's state comes from. */
export interface PlaceBehind {
  /** `rule`: lets (some of) it through; `policy`: isolates the end that drops it. */
  readonly kind: "rule" | "policy";
  readonly place: Place;
}

/**
 * The lines behind a connection: the rules that let it through, and of a side that drops it the policies that isolate
 * it. Empty where no policy has a say.
 */
export function placesBehind({ egress, ingress }: Explanation): readonly PlaceBehind[] {
  return [egress, ingress].flatMap((side): PlaceBehind[] => {
    const rules = side.rules.filter(({ matched }) => matched !== false);
    if (rules.length > 0) return rules.map(({ place }) => ({ kind: "rule", place }));
    return side.admits === true ? [] : side.isolatedBy.map(({ place }) => ({ kind: "policy", place }));
  });
}
