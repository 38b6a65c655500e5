import type { TreeMap, TreeNode, TreeScalar } from "../tree";

/** A key or a value, as it is read. */
export interface OddScalar {
  readonly value: string;
  /** Null for a key. */
  readonly node: TreeScalar | null;
  readonly from: number;
  readonly to: number;
  readonly field: string;
  readonly isAtRoot: boolean;
}

/** The keys and values of a tree that have more than the characters of a plain keyboard, in the order of the text. */
export function findOddScalars(tree: TreeNode): readonly OddScalar[] {
  const found: OddScalar[] = [];
  collectScalars(tree, "", found);
  return found;
}

function collectScalars(node: TreeNode, field: string, into: OddScalar[]): void {
  switch (node.kind) {
    case "scalar":
      if (typeof node.value === "string" && ODD.test(node.value)) {
        into.push({ value: node.value, node, ...node.range, field, isAtRoot: false });
      }
      return;
    case "list":
      for (const [i, item] of node.items.entries()) collectScalars(item, `${field}[${i}]`, into);
      return;
    case "map":
      collectEntries(node, field, into);
  }
}

function collectEntries({ entries }: TreeMap, field: string, into: OddScalar[]): void {
  for (const { key, keyRange, value } of entries) {
    const path = field === "" ? key : `${field}.${key}`;
    if (ODD.test(key)) into.push({ value: key, node: null, ...keyRange, field: path, isAtRoot: field === "" });
    collectScalars(value, path, into);
  }
}

/** What is looked at more closely. */
const ODD = /[^\t-~]/;

/** Whether a value is not what stands in its range: an alias. */
export function isAliased(text: string, { from }: OddScalar): boolean {
  return text[from] === "*";
}
