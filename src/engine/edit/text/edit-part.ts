import type { TreeEntry, TreeNode } from "../../manifest/tree";
import type { Range } from "../../source/range";
import type { EditPath } from "./edit-value";

/** An object to be edited: its tree, and the text of its file. */
export interface EditedObject {
  /** Of the whole file. */
  readonly text: string;
  readonly tree: TreeNode;
  /** Where offset 0 of the tree's ranges stands in the text. */
  readonly offset: number;
}

/** How a part is written. `alias`: elsewhere in the text, and here only by its name, or merged into its map. */
export type Writing = "block" | "flow" | "alias";

/** A part of an object, with its place in the text of the file. */
export interface EditPart extends Range {
  readonly node: TreeNode;
  readonly parent: EditPart | null;
  /** The last step of its path; null for the object itself. */
  readonly step: string | number | null;
  /** Of a scalar: how the collection around it is written. */
  readonly writing: Writing;
  /** Where the key stands of an entry; null for others. */
  readonly key: Range | null;
}

/** The object itself as a part. */
export function rootPart({ text, tree, offset }: EditedObject): EditPart {
  const range = movedBy(tree.range, offset);
  return { ...range, node: tree, parent: null, step: null, writing: writingOf(text, tree, range, "block"), key: null };
}

/** The part that a path leads to; null where there is none. */
export function partAt(object: EditedObject, path: EditPath): EditPart | null {
  let part: EditPart | null = rootPart(object);
  for (const step of path) {
    if (part === null) return null;
    part = childOf(object, part, step);
  }
  return part;
}

/** All entries of a map, or all items of a list. */
export function childrenOf(object: EditedObject, parent: EditPart): readonly EditPart[] {
  const { node } = parent;
  if (node.kind === "scalar") return [];
  if (node.kind === "map") return node.entries.map((entry) => entryPart(object, parent, entry));
  return node.items.flatMap((_, index) => childOf(object, parent, index) ?? []);
}

/** Whether an entry comes from a merge key. */
export function isMerged({ text }: EditedObject, { key, from }: EditPart): boolean {
  return key !== null && key.from === from && text[from] === "*";
}

/** An entry of a map or an item of a list. */
function childOf(object: EditedObject, parent: EditPart, step: string | number): EditPart | null {
  const { node } = parent;
  if (typeof step === "string") {
    const entry = node.kind === "map" ? node.entries.find(({ key }) => key === step) : undefined;
    return entry === undefined ? null : entryPart(object, parent, entry);
  }
  const item = node.kind === "list" ? node.items[step] : undefined;
  if (item === undefined) return null;
  const range = movedBy(item.range, object.offset);
  const writing = writingOf(object.text, item, range, parent.writing);
  return { ...range, node: item, parent, step, writing, key: null };
}

function entryPart({ text, offset }: EditedObject, parent: EditPart, { key, keyRange, value }: TreeEntry): EditPart {
  const range = movedBy(value.range, offset);
  const at = movedBy(keyRange, offset);
  const isMerged = parent.writing === "alias" || range.to <= at.from || text[at.from] === "*";
  const writing = isMerged ? "alias" : writingOf(text, value, range, parent.writing);
  return { ...range, node: value, parent, step: key, writing, key: at };
}

function writingOf(text: string, node: TreeNode, { from }: Range, around: Writing): Writing {
  if (around === "alias" || text[from] === "*") return "alias";
  if (node.kind === "scalar" || around === "flow") return around;
  return text[from] === "{" || text[from] === "[" ? "flow" : "block";
}

function movedBy({ from, to }: Range, offset: number): Range {
  return { from: from + offset, to: to + offset };
}
