import { entryOf, type TreeMap, type TreeNode } from "../manifest/tree";
import { type Cut, keepEntries, keepItems } from "./keep-entries";

/**
 * What the engine reads of an object's `status`; null where that is nothing.
 *
 * A part that is not shaped as it should be stays: the server refuses it, and so must we.
 *
 * @param kind - of the object: Pods, Services and Nodes have a status that evaluation reads
 */
export function pruneStatus(kind: string, status: TreeNode, cuts: Cut[]): TreeNode | null {
  const readers = STATUS_READ.get(kind);
  if (readers === undefined || isNothing(status)) return null;
  if (status.kind !== "map") return status;
  const own: Cut[] = [];
  const kept = keepRead(status, own, readers);
  // A pod with any status is what that says; one without is presumed to run.
  if (kept === null && kind === "Pod") return status;
  cuts.push(...own);
  return kept;
}

/**
 * Whether a status says nothing but what evaluation reads: somebody may have written it so that addresses are known. A
 * server writes more.
 */
export function isStatusRead(kind: string, status: TreeNode): boolean {
  const readers = STATUS_READ.get(kind);
  if (readers === undefined || status.kind !== "map") return false;
  const cuts: Cut[] = [];
  return keepRead(status, cuts, readers) !== null && cuts.length === 0;
}

/** What stays of a value; null: nothing. */
type Reader = (node: TreeNode, cuts: Cut[]) => TreeNode | null;
type Readers = ReadonlyMap<string, Reader>;

const whole: Reader = (node) => node;

const STATUS_READ: ReadonlyMap<string, Readers> = new Map<string, Readers>([
  [
    "Pod",
    new Map([
      ["phase", whole],
      ["podIP", whole],
      ["podIPs", whole],
      ["hostIP", whole],
      ["hostIPs", whole],
      ["conditions", itemsOfType(["Ready"], ["type", "status"])],
    ]),
  ],
  ["Service", new Map([["loadBalancer", fields(new Map([["ingress", items(fields(new Map([["ip", whole]])))]]))]])],
  ["Node", new Map([["addresses", itemsOfType(["InternalIP", "ExternalIP"], ["type", "address"])]])],
]);

function fields(readers: Readers): Reader {
  return (node, cuts) => (node.kind === "map" ? keepRead(node, cuts, readers) : unlessNothing(node));
}

function items(reader: Reader): Reader {
  return (node, cuts) => {
    if (node.kind !== "list") return unlessNothing(node);
    const kept = keepItems(node, cuts, (item) => reader(item, cuts));
    return kept.items.length === 0 ? null : kept;
  };
}

function itemsOfType(types: readonly string[], keys: readonly string[]): Reader {
  const readers: Readers = new Map(keys.map((key) => [key, whole]));
  return items((item, cuts) => {
    if (item.kind !== "map") return unlessNothing(item);
    const type = entryOf(item, "type")?.value;
    if (type?.kind !== "scalar" || typeof type.value !== "string") return item;
    return types.includes(type.value) ? keepRead(item, cuts, readers) : null;
  });
}

function keepRead(map: TreeMap, cuts: Cut[], readers: Readers): TreeMap | null {
  const kept = keepEntries(map, cuts, ({ key, value }) => readers.get(key)?.(value, cuts) ?? null);
  return kept.entries.length === 0 ? null : kept;
}

function unlessNothing(node: TreeNode): TreeNode | null {
  return isNothing(node) ? null : node;
}

function isNothing(node: TreeNode): boolean {
  return node.kind === "scalar" && node.value === null;
}
