import type { FixEdit } from "../../source/fix";
import { childrenOf, type EditedObject, type EditPart, isMerged, partAt, rootPart } from "./edit-part";
import { type EditValue, treeValue } from "./edit-value";
import { setValue } from "./set-value";
import { nameOfPart } from "./style-evidence";
import { columnOf, lineBreakOf, lineEnd } from "./text-lines";
import type { TreeEdit } from "./tree-edit";
import { writeFlowEntry } from "./write-flow";
import { writeEntry } from "./write-value";
import { styleAround, type WritingStyle } from "./writing-style";

/**
 * Writes out what aliases and merge keys of an object stand for, each where it stands.
 *
 * @param isMeant - which of them; all others stay
 * @returns nothing where none is meant, or one stands where it cannot be written out
 */
export function expandAliases(
  object: EditedObject,
  others: readonly EditedObject[],
  isMeant: (alias: EditPart) => boolean,
): readonly FixEdit[] {
  const edits: FixEdit[] = [];
  const stack = [rootPart(object)];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const children = childrenOf(object, part);
    const merged = children.filter((child) => isMerged(object, child));
    const merges = new Map(merged.filter(isMeant).map((child) => [child.from, child]));
    for (const merge of merges.values()) {
      const written = expandMerge(object, part, merge, others);
      if (written === null) return [];
      edits.push(written);
    }
    for (const child of children.filter((each) => !merged.includes(each))) {
      if (child.writing !== "alias") stack.push(child);
      else if (isMeant(child)) {
        const written = expandAlias(object, child, others);
        if (written === null) return [];
        edits.push(...written);
      }
    }
  }
  return edits.toSorted((a, b) => a.from - b.from);
}

/** Tells of an alias whether it has to be written out before an edit, since the edit is of what it stands for. */
export function aliasesOf(object: EditedObject, edit: TreeEdit): (alias: EditPart) => boolean {
  const path = edit.kind === "insert" ? edit.list : edit.path;
  const onPath = path.flatMap((_, i) => partAt(object, path.slice(0, i + 1)) ?? []);
  const names = new Set(
    onPath.filter(({ writing }) => writing !== "alias").flatMap(({ from }) => anchorAt(object, from)),
  );
  const edited = onPath.at(-1);
  if (edited !== undefined && onPath.length === path.length && edit.kind !== "insert") {
    for (const [, name] of object.text.slice(edited.from, edited.to).matchAll(/&([^\s,[\]{}]+)/g))
      names.add(name ?? "");
  }
  const through = onPath.find(({ writing }) => writing === "alias")?.from;
  return ({ from }) => from === through || names.has(nameAt(object.text, from));
}

/** Whether an object has an alias or a merge key. */
export function hasAliases(object: EditedObject): boolean {
  const isOne = (part: EditPart): boolean => part.writing === "alias" || childrenOf(object, part).some(isOne);
  return isOne(rootPart(object));
}

/** The anchor in front of a part, which stands behind its key or its dash. */
function anchorAt({ text }: EditedObject, from: number): readonly string[] {
  const name = /&([^\s,[\]{}]+)(?:\s+!\S*)?(?:\s|#[^\r\n]*[\r\n])+$/.exec(
    text.slice(Math.max(0, from - 500), from),
  )?.[1];
  return name === undefined ? [] : [name];
}

function nameAt(text: string, at: number): string {
  return /^\*([^\s,[\]{}]+)/.exec(text.slice(at, at + 500))?.[1] ?? "";
}

function expandAlias(object: EditedObject, part: EditPart, others: readonly EditedObject[]): readonly FixEdit[] | null {
  const writing = part.parent?.writing ?? "block";
  const node = { kind: "scalar", range: part.node.range, value: "", style: "plain", text: "" } as const;
  const style = likeAnchor(object.text, part, styleAround(object, part, others));
  return setValue(object, { ...part, node, writing }, treeValue(part.node), style);
}

/** What is written out is in brackets, or in lines, as it is at its anchor. */
function likeAnchor(text: string, part: EditPart, style: WritingStyle): WritingStyle {
  const { habits } = style;
  const anchor = `&${nameAt(text, part.from)}`;
  const [, first] =
    /^(?:[^\S\r\n]*(?:#[^\r\n]*)?[\r\n])*\s*(?:!\S*\s+)?(\S)?/.exec(afterLast(text, anchor, part.from)) ?? [];
  if (habits === undefined || first === undefined) return style;
  const own = nameOfPart(part);
  const shape = first === "{" || first === "[" ? "line" : "block";
  return { ...style, habits: { ...habits, shapeOf: (name) => (name === own ? shape : habits.shapeOf(name)) } };
}

/** What stands behind an anchor, the last one of its name before an offset. */
function afterLast(text: string, anchor: string, before: number): string {
  for (let at = text.lastIndexOf(anchor, before); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(anchor, at - 1)) {
    const end = at + anchor.length;
    if (/[\s{[]/.test(text[end] ?? "")) return text.slice(end, end + 1000);
  }
  return "";
}

/** The entries that `<<: *x` brings, in its place; null where it is one of several, or brings nothing. */
function expandMerge(
  object: EditedObject,
  map: EditPart,
  merge: EditPart,
  others: readonly EditedObject[],
): FixEdit | null {
  const { text } = object;
  const head = /<<\s*:\s*$/.exec(text.slice(0, merge.from));
  const isLine = map.writing === "flow" || /^\s*(?:#.*)?$/.test(text.slice(merge.to, lineEnd(text, merge.to)));
  if (head === null || !isLine) return null;
  const brought = childrenOf(object, map).filter((child) => isMerged(object, child) && child.from === merge.from);
  const entries = brought.map(({ step, node }): readonly [string, EditValue] => [`${step}`, treeValue(node)]);
  const style = styleAround(object, map, others);
  const name = nameOfPart(map);
  const column = columnOf(text, head.index);
  if (map.writing === "flow") {
    const written = entries.map((entry) => writeFlowEntry(entry, style, { name, indent: "" }));
    return { from: head.index, to: merge.to, text: written.join(", ") };
  }
  if (column === null) return null;
  const written = entries.map((entry) => writeEntry(entry, { column, name }, style));
  return { from: head.index, to: merge.to, text: written.join(`${lineBreakOf(text)}${" ".repeat(column)}`) };
}
