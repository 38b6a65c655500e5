import type { FixEdit } from "../../source/fix";
import { addBlockEntry, addBlockItem, removeBlockEntry, removeBlockItem } from "./block-edit";
import { childrenOf, type EditedObject, type EditPart, isMerged, partAt } from "./edit-part";
import { type EditValue, mapOf } from "./edit-value";
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
      // An entry that is written out counts instead of the one that is merged into its map.
      if (part !== null && !isMerged(object, part)) return setPart(object, part, edit.value, others);
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
