import { type EditPath, type EditValue, isList, isMap, valueAt } from "./edit-value";

/** A change of one part of an object. */
export type TreeEdit =
  /** Gives a map's entry or a list's item a value; an entry that is not there comes last. */
  | { readonly kind: "set"; readonly path: EditPath; readonly value: EditValue }
  /** Puts an item into a list, before the item that has this index now; its length: at the end. */
  | { readonly kind: "insert"; readonly list: EditPath; readonly index: number; readonly value: EditValue }
  /** Takes an entry out of its map, or an item out of its list; what becomes empty stays, as `{}` or `[]`. */
  | { readonly kind: "remove"; readonly path: EditPath };

/** What an object is after an edit; null where the path leads nowhere. */
export function editedValue(value: EditValue, edit: TreeEdit): EditValue | null {
  if (edit.kind === "insert") {
    return changedAt(value, edit.list, (list) => {
      if (list === undefined || !isList(list) || edit.index < 0 || edit.index > list.length) return null;
      return { value: list.toSpliced(edit.index, 0, edit.value) };
    });
  }
  const last = edit.path.at(-1);
  if (last === undefined) return null;
  return changedAt(value, edit.path.slice(0, -1), (parent) => {
    if (parent === undefined) return null;
    if (edit.kind === "remove") return without(parent, last);
    return withPart(parent, last, edit.value);
  });
}

type Changed = { readonly value: EditValue } | null;

function changedAt(
  value: EditValue,
  [step, ...rest]: EditPath,
  change: (part: EditValue | undefined) => Changed,
): EditValue | null {
  if (step === undefined) return change(value)?.value ?? null;
  const part = valueAt(value, [step]);
  if (part === undefined) return null;
  const changed = changedAt(part, rest, change);
  return changed === null ? null : (withPart(value, step, changed)?.value ?? null);
}

function withPart(value: EditValue, step: string | number, part: EditValue): Changed {
  if (typeof step === "string") return isMap(value) ? { value: new Map([...value, [step, part]]) } : null;
  return isList(value) && step < value.length ? { value: value.with(step, part) } : null;
}

function without(value: EditValue, step: string | number): Changed {
  if (typeof step === "string") {
    return isMap(value) && value.has(step) ? { value: new Map([...value].filter(([key]) => key !== step)) } : null;
  }
  return isList(value) && step < value.length ? { value: value.toSpliced(step, 1) } : null;
}
