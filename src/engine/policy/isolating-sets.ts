import type { CompiledPolicy, CompiledRule, Direction, IsolatingSet } from "./compile-policies";

/** Finds which policies isolate the classes in one direction. */
export interface IsolatingSets {
  /**
   * The set of each class by its index, null where no policy isolates it. A set is the same object as at the call before
   * if its policies and what their rules came to are the same, in the same order.
   */
  group(policies: readonly CompiledPolicy[], classes: number): readonly (IsolatingSet | null)[];
  /** Each set of the last call once. */
  all(): readonly IsolatingSet[];
}

/** Makes sets that remember the last call. */
export function createIsolatingSets(direction: Direction): IsolatingSets {
  let last: readonly (IsolatingSet | null)[] = [];
  /** The rules of each policy of a set, one list a policy. */
  let listsOf = new Map<IsolatingSet, readonly (readonly CompiledRule[])[]>();
  let nextId = 0;
  const group: IsolatingSets["group"] = (policies, classes) => {
    const selecting = policies.filter(({ policy }) => policy.policyTypes[direction]);
    const { starts, policyAt } = invert(selecting, classes);
    const listAt = (at: number) => selecting[policyAt[at] ?? -1]?.[direction] ?? [];
    const isMadeOf = (set: IsolatingSet, from: number, to: number): boolean => {
      const lists = listsOf.get(set);
      if (lists === undefined || lists.length !== to - from) return false;
      for (let at = from; at < to; at++) if (lists[at - from] !== listAt(at)) return false;
      return true;
    };
    let byKey: Map<string, IsolatingSet> | null = null;
    const lists = new Map<IsolatingSet, readonly (readonly CompiledRule[])[]>();
    const setAt = (from: number, to: number): IsolatingSet => {
      byKey ??= keysOf(listsOf, selecting, direction);
      const parts: CompiledPolicy[] = [];
      let key = "";
      for (let at = from; at < to; at++) {
        const position = policyAt[at] ?? -1;
        const part = selecting[position];
        if (part === undefined) continue;
        parts.push(part);
        key = key === "" ? `${position}` : `${key},${position}`;
      }
      const known = byKey.get(key);
      if (known !== undefined) return known;
      const rules = parts.map((part) => part[direction]);
      const set = { id: nextId++, direction, policies: parts.map(({ policy }) => policy), rules: rules.flat() };
      byKey.set(key, set);
      listsOf.set(set, rules);
      return set;
    };
    const found: (IsolatingSet | null)[] = [];
    for (let index = 0; index < classes; index++) {
      const from = starts[index] ?? 0;
      const to = starts[index + 1] ?? 0;
      if (from === to) {
        found.push(null);
        continue;
      }
      const before = last[index] ?? null;
      const set = before !== null && isMadeOf(before, from, to) ? before : setAt(from, to);
      if (!lists.has(set)) lists.set(set, listsOf.get(set) ?? []);
      found.push(set);
    }
    last = found;
    listsOf = lists;
    return found;
  };
  return { group, all: () => [...listsOf.keys()] };
}

/** Sets by the positions of their policies, those that still exist. */
function keysOf(
  listsOf: ReadonlyMap<IsolatingSet, readonly (readonly CompiledRule[])[]>,
  selecting: readonly CompiledPolicy[],
  direction: Direction,
): Map<string, IsolatingSet> {
  const positions = new Map(selecting.map((part, position) => [part[direction], position]));
  const keys = new Map<string, IsolatingSet>();
  for (const [set, lists] of listsOf) {
    const own = lists.map((list) => positions.get(list));
    if (own.every((position) => position !== undefined)) keys.set(own.join(","), set);
  }
  return keys;
}

/** For each class the policies that select it, in their order: those of class `i` stand from `starts[i]` to `starts[i + 1]`. */
function invert(policies: readonly CompiledPolicy[], classes: number): { starts: Int32Array; policyAt: Int32Array } {
  const starts = new Int32Array(classes + 1);
  for (const { subjects } of policies) {
    for (let i = 0; i < subjects.length; i++) {
      const next = (subjects[i] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
  }
  for (let i = 0; i < classes; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const policyAt = new Int32Array(starts[classes] ?? 0);
  const filled = starts.slice();
  for (const [position, { subjects }] of policies.entries()) {
    for (let i = 0; i < subjects.length; i++) {
      const index = subjects[i] ?? 0;
      const at = filled[index] ?? 0;
      policyAt[at] = position;
      filled[index] = at + 1;
    }
  }
  return { starts, policyAt };
}
