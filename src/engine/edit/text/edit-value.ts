import { entryOf, type TreeNode } from "../../manifest/tree";

/** A value as Kubernetes reads it. A Map, since a label may be called `__proto__`; its order is that of the text. */
export type EditValue = string | number | boolean | null | readonly EditValue[] | ReadonlyMap<string, EditValue>;

/** Steps from an object to one of its parts: keys of maps, indices of lists. Empty: the object itself. */
export type EditPath = readonly (string | number)[];

/** The value of a tree. */
export function treeValue(node: TreeNode): EditValue {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(treeValue);
    case "map":
      return new Map(node.entries.map(({ key, value }) => [key, treeValue(value)]));
  }
}

/** The value at a path of a tree; undefined where it leads nowhere, or there is no tree. */
export function treeValueAt(node: TreeNode | null, path: readonly string[]): EditValue | undefined {
  let part: TreeNode | undefined = node ?? undefined;
  for (const key of path) part = part?.kind === "map" ? entryOf(part, key)?.value : undefined;
  return part === undefined ? undefined : treeValue(part);
}

/** Whether a tree has a value, as {@link isSameValue} has it; nothing is made of the tree for it. */
export function isTreeOf(node: TreeNode, value: EditValue): boolean {
  switch (node.kind) {
    case "scalar":
      return Object.is(node.value, value);
    case "list":
      return (
        isList(value) &&
        value.length === node.items.length &&
        node.items.every((item, i) => isTreeOf(item, value[i] ?? null))
      );
    case "map":
      return (
        isMap(value) &&
        value.size === node.entries.length &&
        node.entries.every(({ key, value: part }) => {
          const other = value.get(key);
          return other !== undefined && isTreeOf(part, other);
        })
      );
  }
}

/** A map from pairs; pairs whose value is undefined are left out. */
export function mapOf(
  ...entries: readonly (readonly [string, EditValue | undefined])[]
): ReadonlyMap<string, EditValue> {
  return new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}

/** A part of a value; undefined where the path leads nowhere. */
export function valueAt(value: EditValue | undefined, path: EditPath): EditValue | undefined {
  return path.reduce<EditValue | undefined>((part, step) => {
    if (typeof step === "string") return isMap(part) ? part.get(step) : undefined;
    return isList(part) ? part[step] : undefined;
  }, value);
}

/** Whether Kubernetes reads two values as the same: the order of a map's keys means nothing. */
export function isSameValue(a: EditValue, b: EditValue): boolean {
  if (isMap(a)) {
    if (!isMap(b) || a.size !== b.size) return false;
    return [...a].every(([key, value]) => {
      const other = b.get(key);
      return other !== undefined && isSameValue(value, other);
    });
  }
  if (isList(a)) {
    return isList(b) && a.length === b.length && a.every((item, i) => isSameValue(item, b[i] ?? null));
  }
  return Object.is(a, b);
}

/** Whether a value is a map. */
export function isMap(value: EditValue | undefined): value is ReadonlyMap<string, EditValue> {
  return value instanceof Map;
}

/** Whether a value is a list. */
export function isList(value: EditValue | undefined): value is readonly EditValue[] {
  return Array.isArray(value);
}
