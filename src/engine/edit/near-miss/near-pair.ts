import type { EditContext } from "../edit-context";
import { allowChange } from "./near-allow";
import type { NearAsked } from "./near-asked";
import { bothChanges, byDistance, type NearChange } from "./near-change";
import { changesOfSide } from "./near-rules";
import { closedSide, type NearSide } from "./near-side";

/** Changes that may let something through, the nearest first; and why no rule can, where that is so, as a sentence. */
export interface NearPairChanges {
  readonly changes: readonly NearChange[];
  readonly whyNot: string | null;
}

/** More changes are not worth evaluating. */
export const MOST_CHANGES = 12;
/** Of either side, where both have to change. */
const MOST_OF_SIDE = 2;

/** Finds changes of policies, labels and namespaces after which two ends may connect. */
export function changesOfPair(context: EditContext, asked: NearAsked): NearPairChanges {
  const sides = (["egress", "ingress"] as const).flatMap((direction) => closedSide(context, asked, direction) ?? []);
  const [first, second] = sides;
  if (first === undefined) return { changes: [], whyNot: null };
  const allow = allowChange(context, asked, sides);
  const [last, whyNot] = "reason" in allow ? [[], allow.reason] : [[allow], null];
  const near = second === undefined ? changesOfSide(first) : changesOfBoth(context, asked, first, second);
  const changes = [...near].sort(byDistance).slice(0, MOST_CHANGES - last.length);
  return { changes: [...changes, ...last].sort(byDistance), whyNot };
}

/** One change of each side; and what changes an end by itself, which both sides may look at. */
function changesOfBoth(
  context: EditContext,
  asked: NearAsked,
  egress: NearSide,
  ingress: NearSide,
): readonly NearChange[] {
  const [out, into] = [egress, ingress].map((side) => {
    const rule = allowChange(context, asked, [side]);
    const near = [...changesOfSide(side)].sort(byDistance);
    return { near, some: [...near.slice(0, MOST_OF_SIDE), ...("reason" in rule ? [] : [rule])] };
  });
  if (out === undefined || into === undefined) return [];
  const alone = [...out.near, ...into.near].filter(({ isOfObjects }) => isOfObjects).slice(0, MOST_OF_SIDE);
  const both = out.some.flatMap((a) => into.some.map((b) => bothChanges(a, b)));
  return [...alone, ...both.slice(0, -1)];
}
