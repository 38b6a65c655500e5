import { requirementMatches } from "../kube/label-selector";
import type { LabelRequirement, LabelSelector, Labels } from "../kube/objects";

/** Finds what a selector selects among things with labels, without looking at each of them. */
export interface LabelIndex {
  /** Positions of the things that satisfy every requirement, ascending. */
  select(selector: LabelSelector): readonly number[];
}

/** Makes an index of things by their labels. */
export function indexLabels(things: readonly Labels[]): LabelIndex {
  const byKey = new Map<string, Map<string, number[]>>();
  for (const [position, labels] of things.entries()) {
    for (const [key, value] of labels) {
      const byValue = byKey.get(key) ?? new Map<string, number[]>();
      byKey.set(key, byValue);
      const list = byValue.get(value);
      if (list === undefined) byValue.set(value, [position]);
      else list.push(position);
    }
  }
  const everything = [...things.keys()];
  const marks = new Uint8Array(things.length);
  /** The things that have the key with one of the values, or with any value. */
  const listsOf = ({ key, operator, values }: LabelRequirement): readonly (readonly number[])[] => {
    const byValue = byKey.get(key);
    if (byValue === undefined) return [];
    if (operator === "Exists" || operator === "DoesNotExist") return [...byValue.values()];
    return [...new Set(values)].flatMap((value) => {
      const list = byValue.get(value);
      return list === undefined ? [] : [list];
    });
  };
  const mark = (lists: readonly (readonly number[])[], value: 0 | 1) => {
    for (const list of lists) for (const position of list) marks[position] = value;
  };
  const keep = (found: readonly number[], requirement: LabelRequirement): readonly number[] => {
    if (found.length <= FEW)
      return found.filter((position) => requirementMatches(requirement, things[position] ?? NONE));
    const lists = listsOf(requirement);
    const wanted = requirement.operator === "In" || requirement.operator === "Exists" ? 1 : 0;
    mark(lists, 1);
    const kept = found.filter((position) => marks[position] === wanted);
    mark(lists, 0);
    return kept;
  };
  return {
    select({ requirements }) {
      let first: LabelRequirement | null = null;
      let found: readonly number[] = everything;
      for (const requirement of requirements) {
        if (requirement.operator !== "In") continue;
        const lists = listsOf(requirement);
        const size = lists.reduce((sum, list) => sum + list.length, 0);
        if (first !== null && size >= found.length) continue;
        first = requirement;
        found = lists.length === 1 ? (lists[0] ?? []) : lists.flat().sort((a, b) => a - b);
      }
      for (const requirement of requirements) if (requirement !== first) found = keep(found, requirement);
      return found;
    },
  };
}

const NONE: Labels = new Map();
/** Up to here it is cheaper to look at each. */
const FEW = 32;
