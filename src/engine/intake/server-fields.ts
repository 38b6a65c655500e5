import { entryOf, type TreeMap, type TreeNode } from "../manifest/tree";
import { isStatusRead } from "./prune-status";

/** Fields of metadata that only a server writes. */
export const SERVER_METADATA: ReadonlySet<string> = new Set([
  "managedFields",
  "selfLink",
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
]);

/** Where `kubectl apply` keeps a copy of what was applied. */
export const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

/** Whether an object of a kind carries a value that only a server writes, so that it was read from a cluster. */
export function isFromServer(tree: TreeMap, kind: string): boolean {
  const metadata = entryOf(tree, "metadata")?.value;
  const hasServerField =
    metadata?.kind === "map" &&
    metadata.entries.some(({ key, value }) => SERVER_METADATA.has(key) && saysAnything(value));
  const status = entryOf(tree, "status")?.value;
  return hasServerField || (status !== undefined && saysAnything(status) && !isStatusRead(kind, status));
}

function saysAnything(node: TreeNode): boolean {
  switch (node.kind) {
    case "map":
      return node.entries.length > 0;
    case "list":
      return node.items.length > 0;
    case "scalar":
      return node.value !== null && node.value !== "";
  }
}
