import { whereFieldBelongs } from "../../kube/explain/where-field-belongs";
import type { ManifestFinding, ManifestObject } from "../../manifest/manifest";
import type { TreeNode } from "../../manifest/tree";
import type { Range } from "../../source/range";
import { decodeDrafted } from "../decode-drafted";

/** A policy without the fields that the server does not know. */
export interface KnownPart {
  readonly manifest: ManifestObject;
  /** These fields, in the order of the text: `spec.color`. */
  readonly unknown: readonly { readonly field: string; readonly range: Range }[];
}

/**
 * What is left of a policy without its unknown fields, as far as it can be edited in spite of them: nothing else is wrong
 * with it, none of them seems to be a known field that is misspelt or in the wrong place, and none stands in a rule or a
 * selector, where it may be what narrows it.
 *
 * @returns null where there is none, or something else is wrong
 */
export function knownPart(manifest: ManifestObject, defaultNamespace: string): KnownPart | null {
  const { findings } = decodeDrafted(manifest, defaultNamespace);
  const faults = findings.filter(({ severity }) => severity === "error");
  const { tree } = manifest;
  if (tree === null || faults.length === 0) return null;
  if (!faults.every((fault) => fault.code === "field-unknown" && isAside(fault))) return null;
  const keys = new Map(faults.map(({ range, field }) => [`${range.from} ${range.to}`, field]));
  const unknown: { readonly field: string; readonly range: Range }[] = [];
  const known = withoutKeys(tree, keys, unknown);
  // Findings of the text itself stay: only what decoding says is made anew.
  const parsed = { tree: known, findings: manifest.findings };
  return { manifest: { ...manifest, ...parsed, parsed }, unknown };
}

function isAside({ field, fix }: ManifestFinding): boolean {
  const at = field.lastIndexOf(".");
  const isMisplaced = whereFieldBelongs(field.slice(0, Math.max(0, at)), field.slice(at + 1)) !== null;
  return ASIDE.test(field) && fix === undefined && !isMisplaced;
}

/** Of the object itself, of its `metadata` at any depth, and of `spec`. */
const ASIDE = /^(?:[^.[]+|metadata\..+|spec\.[^.[]+)$/;

/** The tree without entries whose keys stand at some ranges; these are noted. */
function withoutKeys(
  node: TreeNode,
  keys: ReadonlyMap<string, string>,
  gone: { readonly field: string; readonly range: Range }[],
): TreeNode {
  if (node.kind !== "map") return node;
  const entries = node.entries.flatMap((entry) => {
    const { keyRange, value } = entry;
    const field = keys.get(`${keyRange.from} ${keyRange.to}`);
    if (field === undefined) return [{ ...entry, value: withoutKeys(value, keys, gone) }];
    gone.push({ field, range: { from: keyRange.from, to: Math.max(keyRange.to, value.range.to) } });
    return [];
  });
  return { ...node, entries };
}
