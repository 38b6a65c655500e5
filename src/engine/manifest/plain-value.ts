import type { TreeNode } from "./tree";

/** The plain value of a tree, to compare with `JSON.parse`; own properties only, so `__proto__` is one. */
export function plainValueOf(node: TreeNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plainValueOf);
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValueOf(value)]));
  }
}
