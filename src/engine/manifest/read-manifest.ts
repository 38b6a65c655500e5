import type { ManifestObject } from "./manifest";
import type { ManifestCache } from "./manifest-cache";
import { readDocument } from "./read-document";
import { splitDocuments } from "./split-documents";

/** A file's text, read. */
export interface ManifestFile {
  /** In the order of the text; a document that cannot be read is one object without a tree. */
  readonly objects: readonly ManifestObject[];
  /** How many documents the file has, empty ones included. */
  readonly documents: number;
}

/** After how many objects progress is told. */
const PROGRESS_STEP = 256;

/**
 * Reads the manifests of a file: YAML or JSON documents, lists flattened to their items.
 *
 * Never throws: what cannot be read is an object with findings. Empty documents, which kubectl skips, make no object.
 *
 * @param file - the name that the objects' places carry, and under which the cache keeps what was read
 * @param onProgress - called after every 256 objects, and on the way through a long document
 */
export function readManifest(file: string, text: string, cache: ManifestCache, onProgress?: () => void): ManifestFile {
  cache.beginRead(file);
  const chunks = splitDocuments(text);
  const objects: ManifestObject[] = [];
  let told = 0;
  for (const [document, chunk] of chunks.entries()) {
    if (chunk.isEmpty) continue;
    const parts = cache.partsOf(chunk.text, (items) => readDocument(chunk.text, items, onProgress));
    for (const { from, itemPath, range, inherited, parsed } of parts) {
      const { tree, findings } = parsed;
      const origin = { file, offset: chunk.offset + from };
      objects.push({ origin, document, itemPath, range, tree, findings, inherited, parsed });
    }
    if (objects.length >= told + PROGRESS_STEP) {
      told = objects.length;
      onProgress?.();
    }
  }
  return { objects, documents: chunks.length };
}
