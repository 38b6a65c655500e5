import type { FixEdit } from "../source/fix";
import { addBlockEntry, addBlockItem, removeBlockEntry, removeBlockItem } from "./block-edit";
import { childrenOf, type EditedObject, type EditPart, partAt, rootPart } from "./edit-part";
import { type EditValue, mapOf, treeValue } from "./edit-value";
import { addFlowEntry, addFlowItem, removeFlowPart } from "./flow-edit";
import { setValue } from "./set-value";
import type { TreeEdit } from "./tree-edit";
import { styleAround } from "./writing-style";

/**
 * Writes an edit into the text around it, in the style of what is there.
 *
 * @param others - objects of the same file, whose style counts where the object shows none
 * @returns stretches of the text in its order; null where nobody can say how
 */
export function writeTreeEdit(
  object: EditedObject,
  edit: TreeEdit,
  others: readonly EditedObject[],
): readonly FixEdit[] | null {
  switch (edit.kind) {
    case "insert": {
      const list = partAt(object, edit.list);
      return list === null ? null : insertItem(object, list, edit.index, edit.value, others);
    }
    case "set": {
      const part = partAt(object, edit.path);
      if (part !== null) return setPart(object, part, edit.value, others);
      const map = partAt(object, edit.path.slice(0, -1));
      const key = edit.path.at(-1);
      return map === null || typeof key !== "string" ? null : addEntry(object, map, [key, edit.value], others);
    }
    case "remove": {
      const part = partAt(object, edit.path);
      return part === null ? null : removePart(object, part, others);
    }
  }
}

/** Writes out what the aliases of an object stand for, each where it stands; null where it has none. */
export function expandAliases(object: EditedObject, others: readonly EditedObject[]): readonly FixEdit[] | null {
  const edits: FixEdit[] = [];
  const stack = [rootPart(object)];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (part.writing !== "alias") {
      stack.push(...childrenOf(object, part));
      continue;
    }
    // What a merge key brings has no place of its own.
    if (part.key !== null && part.to <= part.key.to) return null;
    const around = part.parent?.writing ?? "block";
    const plain: EditPart = {
      ...part,
      node: { kind: "scalar", range: part.node.range, value: "", style: "plain", text: "" },
    };
    const written = setValue(
      object,
      { ...plain, writing: around },
      treeValue(part.node),
      styleAround(object, part, others),
    );
    if (written === null) return null;
    edits.push(...written);
  }
  return edits.length === 0 ? null : edits.toSorted((a, b) => a.from - b.from);
}

function insertItem(
  object: EditedObject,
  list: EditPart,
  index: number,
  value: EditValue,
  others: readonly EditedObject[],
): readonly FixEdit[] | null {
  const style = styleAround(object, list, others);
  if (list.writing === "alias" || list.node.kind !== "list") return null;
  if (list.writing === "block") return addBlockItem(object, list, [index, value], style);
  return list.node.items.length === 0
    ? setValue(object, list, [value], style)
    : addFlowItem(object, list, [index, value], style);
}

function addEntry(
  object: EditedObject,
  map: EditPart,
  entry: readonly [string, EditValue],
  others: readonly EditedObject[],
): readonly FixEdit[] | null {
  const style = styleAround(object, map, others);
  if (map.writing === "alias" || map.node.kind !== "map") return null;
  if (map.writing === "block") return addBlockEntry(object, map, entry, style);
  return map.node.entries.length === 0
    ? setValue(object, map, mapOf(entry), style)
    : addFlowEntry(object, map, entry, style);
}

function setPart(
  object: EditedObject,
  part: EditPart,
  value: EditValue,
  others: readonly EditedObject[],
): readonly FixEdit[] | null {
  return part.writing === "alias" ? null : setValue(object, part, value, styleAround(object, part, others));
}

function removePart(object: EditedObject, part: EditPart, others: readonly EditedObject[]): readonly FixEdit[] | null {
  const { parent, step } = part;
  if (parent === null || step === null || parent.writing === "alias") return null;
  const isOnly = childrenOf(object, parent).length === 1;
  if (parent.writing === "flow") return removeFlowPart(object, parent, part);
  if (isOnly) return setPart(object, parent, parent.node.kind === "list" ? [] : new Map(), others);
  return typeof step === "number" ? removeBlockItem(object, parent, step) : removeBlockEntry(object, parent, part);
}
