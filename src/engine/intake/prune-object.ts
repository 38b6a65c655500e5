import { isDecodable } from "../kube/judge/judge-object";
import type { TreeEntry, TreeMap, TreeNode } from "../manifest/tree";
import { isUnsaid, type ObjectIdentity } from "./identify-object";
import { type Cut, keepEntries } from "./keep-entries";
import { pruneStatus } from "./prune-status";
import { LAST_APPLIED, SERVER_METADATA } from "./server-fields";

/** An object without what only the server writes. */
export interface PrunedObject {
  readonly tree: TreeMap;
  /** Relative to what the ranges of the tree are relative to; a cut may lie inside another one. */
  readonly cuts: readonly Cut[];
  /** Whether it lost fields of the server. */
  readonly isCleaned: boolean;
}

/** Takes out what only the server writes and evaluation does not read. */
export function pruneObject(tree: TreeMap, { kind, saidByList }: ObjectIdentity): PrunedObject {
  const cuts: Cut[] = [];
  const pruned = keepEntries(tree, cuts, (entry) => pruneField(entry, kind, cuts));
  const isCleaned = cuts.length > 0;
  const templated = pruneTemplates(pruned, cuts);
  if (saidByList === "") return { tree: templated, cuts, isCleaned };
  const said = keepEntries(templated, cuts, ({ key, value }) =>
    (key === "apiVersion" || key === "kind") && isUnsaid(tree, key) ? null : value,
  );
  return { tree: said, cuts, isCleaned };
}

function pruneField({ key, value }: TreeEntry, kind: string, cuts: Cut[]): TreeNode | null {
  if (!isDecodedInFull(key, value, kind)) return value;
  if (key === "status") return pruneStatus(kind, value, cuts);
  return key === "metadata" && value.kind === "map" ? pruneMetadata(value, cuts) : value;
}

/** Kinds that are held to all fields that the server decodes, and what their status is; no status is looked at of others. */
const STATUS_TYPES: ReadonlyMap<string, string | null> = new Map([
  ["Pod", "PodStatus"],
  ["Namespace", "NamespaceStatus"],
  ["NetworkPolicy", null],
]);

/** What the server refuses stays, though it is of a part that only a server writes: or else it would be mended unsaid. */
function isDecodedInFull(key: string, value: TreeNode, kind: string): boolean {
  const status = STATUS_TYPES.get(kind);
  if (key === "metadata") return status === undefined || isDecodable(value, "ObjectMeta");
  return key !== "status" || typeof status !== "string" || isDecodable(value, status);
}

function pruneMetadata(metadata: TreeMap, cuts: Cut[]): TreeMap {
  const own: Cut[] = [];
  const kept = keepEntries(metadata, own, ({ key, value }) => {
    if (SERVER_METADATA.has(key)) return null;
    return key === "annotations" && value.kind === "map" ? pruneAnnotations(value, own) : value;
  });
  if (kept.entries.length === 0) return metadata;
  cuts.push(...own);
  return kept;
}

function pruneAnnotations(annotations: TreeMap, cuts: Cut[]): TreeMap | null {
  const kept = keepEntries(annotations, cuts, ({ key, value }) =>
    key === LAST_APPLIED && value.kind === "scalar" && typeof value.value === "string" ? null : value,
  );
  return kept.entries.length === 0 && annotations.entries.length > 0 ? null : kept;
}

/** Templates carry `creationTimestamp: null` wherever a server printed them. */
const TEMPLATES: readonly (readonly string[])[] = [
  ["spec", "template", "metadata"],
  ["spec", "jobTemplate", "metadata"],
  ["spec", "jobTemplate", "spec", "template", "metadata"],
];

function pruneTemplates(tree: TreeMap, cuts: Cut[]): TreeMap {
  return TEMPLATES.reduce((pruned, path) => pruneAt(pruned, path, cuts), tree);
}

function pruneAt(map: TreeMap, [step, ...rest]: readonly string[], cuts: Cut[]): TreeMap {
  if (step === undefined) return withoutNullTimestamp(map, cuts);
  const inside = map.entries.find(({ key }) => key === step)?.value;
  if (inside?.kind !== "map") return map;
  return keepEntries(map, cuts, ({ key, value }) => (key === step ? pruneAt(inside, rest, cuts) : value));
}

function withoutNullTimestamp(metadata: TreeMap, cuts: Cut[]): TreeMap {
  const isOnlyOne = metadata.entries.length === 1;
  return keepEntries(metadata, cuts, ({ key, value }) => {
    const isNull = value.kind === "scalar" && value.value === null;
    return key === "creationTimestamp" && isNull && !isOnlyOne ? null : value;
  });
}
