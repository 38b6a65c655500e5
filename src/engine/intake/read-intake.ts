import { asObjectTree, type ManifestObject } from "../manifest/manifest";
import type { ManifestCache } from "../manifest/manifest-cache";
import { readManifest } from "../manifest/read-manifest";
import { type DocumentChunk, splitDocuments } from "../manifest/split-documents";
import type { TreeMap } from "../manifest/tree";
import { groupBy } from "./group-by";
import { identifyObject, type ObjectIdentity } from "./identify-object";
import { isFromServer } from "./server-fields";
import { type UnreadableText, unreadableText } from "./unreadable-text";

/** A part of a file that was read as one object, or could not be read as one. */
export interface IntakePart {
  readonly manifest: ManifestObject;
  /** The document that it stands in. */
  readonly chunk: DocumentChunk;
  /** Whether nothing else is taken from that document. */
  readonly isAlone: boolean;
  /** The text of the file. */
  readonly file: string;
}

/** An object of a file, with what it says that it is. */
export interface IntakeObject extends IntakePart {
  readonly identity: ObjectIdentity;
  readonly tree: TreeMap;
}

/** What a file holds. */
export interface Intake {
  readonly objects: readonly IntakeObject[];
  readonly unreadable: readonly UnreadableText[];
  /** Whether a cluster gave it: a List, JSON, or an object with fields that only a server writes. */
  readonly isDump: boolean;
}

/** Reads a file that is not part of the scenario (yet). */
export function readIntake(name: string, text: string, cache: ManifestCache, onProgress: () => void): Intake {
  const chunks = splitDocuments(text);
  const byDocument = groupBy(readManifest(name, text, cache, onProgress).objects, ({ document }) => document);
  const objects: IntakeObject[] = [];
  const unreadable: UnreadableText[] = [];
  for (const [document, manifests] of byDocument) {
    const chunk = chunks[document];
    if (chunk === undefined) continue;
    const broken = manifests.find(isBrokenDocument);
    if (broken !== undefined) {
      unreadable.push(unreadableText({ manifest: broken, chunk, isAlone: true, file: text }));
      continue;
    }
    for (const manifest of manifests) {
      const part = { manifest, chunk, isAlone: manifests.length === 1, file: text };
      const tree = asObjectTree(manifest);
      const identity = tree === null ? null : identifyObject(manifest, tree);
      if (tree !== null && identity !== null && identity.kind !== "") objects.push({ ...part, identity, tree });
      else if (!isRemark(manifest)) unreadable.push(unreadableText(part));
    }
  }
  return { objects, unreadable, isDump: objects.some(isGivenByCluster) };
}

/**
 * Whether a document is wrong beside its objects: it cannot be read at all, JSON stops being JSON behind the first
 * values, or a list has a field twice. Whatever could be read of it, it is kept in one piece, so that it means what it
 * did.
 */
function isBrokenDocument(manifest: ManifestObject): boolean {
  const { tree, itemPath, findings } = manifest;
  return tree === null && itemPath === "" && findings.some(({ severity }) => severity === "error");
}

/** Something worth a warning about a list itself. */
function isRemark({ tree, findings }: ManifestObject): boolean {
  return tree === null && findings.every(({ severity }) => severity !== "error");
}

function isGivenByCluster({ manifest, tree, file, identity }: IntakeObject): boolean {
  return manifest.itemPath !== "" || isJson(file, manifest) || isFromServer(tree, identity.kind);
}

function isJson(file: string, { origin, range }: ManifestObject): boolean {
  const start = origin.offset + range.from;
  return /^\{\s*"/.test(file.slice(start, start + 100));
}
