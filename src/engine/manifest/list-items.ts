import type { TreeList, TreeMap, TreeNode } from "./tree";
import { entryOf } from "./tree";

/** apiVersion and kind that a typed list gives to items which do not say theirs. */
export type Inherited = { readonly apiVersion: string; readonly kind: string } | null;

/** A Kubernetes list. */
export interface KubernetesList {
  readonly items: TreeList | null;
  readonly inherited: Inherited;
}

/**
 * Makes out a `List`, or a typed list such as `NetworkPolicyList`; null for anything else.
 *
 * A kind that merely ends in "List" is a list only if it has `items`, a list or null.
 */
export function asKubernetesList(tree: TreeNode | null): KubernetesList | null {
  if (tree?.kind !== "map") return null;
  const kind = textOf(tree, "kind");
  if (kind === null || !kind.endsWith("List")) return null;
  const items = entryOf(tree, "items")?.value;
  if (items?.kind === "list") return { items, inherited: inheritedFrom(tree, kind) };
  const isNull = items?.kind === "scalar" && items.value === null;
  if (isNull || (items === undefined && kind === "List")) return { items: null, inherited: null };
  return null;
}

/** What the items of a list of this kind inherit: nothing from `List`, `v1` and `Pod` from a `v1` `PodList`. */
function inheritedFrom(list: TreeMap, kind: string): Inherited {
  const apiVersion = textOf(list, "apiVersion");
  if (kind === "List" || apiVersion === null) return null;
  return { apiVersion, kind: kind.slice(0, -"List".length) };
}

function textOf(map: TreeMap, key: string): string | null {
  const value = entryOf(map, key)?.value;
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : null;
}
