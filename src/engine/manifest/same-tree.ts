import type { TreeNode } from "./tree";

/** Whether two trees say the same to Kubernetes: equal keys in equal order and equal values, wherever they stand. */
export function isSameTree(a: TreeNode, b: TreeNode): boolean {
  if (a.kind === "scalar") return b.kind === "scalar" && a.value === b.value;
  if (a.kind === "list") {
    return b.kind === "list" && isEach(a.items, b.items, isSameTree);
  }
  return b.kind === "map" && isEach(a.entries, b.entries, (x, y) => x.key === y.key && isSameTree(x.value, y.value));
}

function isEach<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  return a.every((item, index) => {
    const other = b[index];
    return other !== undefined && isSame(item, other);
  });
}
