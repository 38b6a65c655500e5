import { createDecodeCache, type Decoding, decodeObject } from "../kube/decode-object";
import type { ManifestObject } from "../manifest/manifest";
import { treeValueAt } from "./text/edit-value";

/** Decodes an object of a draft; what was not edited since is not decoded again. */
export function decodeDrafted(manifest: ManifestObject, defaultNamespace: string): Decoding {
  return decodeObject(manifest, defaultNamespace, decodings);
}

const decodings = createDecodeCache();

/** Whether an object can be a policy: it says so, or leaves its kind to the list that it is an item of. */
export function mayBePolicy({ tree }: ManifestObject): boolean {
  return (treeValueAt(tree, ["kind"]) ?? POLICY) === POLICY;
}

const POLICY = "NetworkPolicy";
