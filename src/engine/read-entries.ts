import type { ScenarioFile } from "./analysis";
import { createDecodeCache, type DecodeCache, type Decoding, decodeObject } from "./kube/decode-object";
import type { ReadObject } from "./last-good";
import type { ManifestObject } from "./manifest/manifest";
import { createManifestCache, type ManifestCache } from "./manifest/manifest-cache";
import { piecesOf, planManifest, readManifestInSteps } from "./manifest/read-manifest";
import { titleOf } from "./object-title";
import type { Steps } from "./steps";

/** An object of a file, read and decoded. */
export interface ReadEntry extends ReadObject {
  readonly decoding: Decoding;
  /** As `titleOf` gives it. */
  readonly title: string;
}

/** What is remembered of earlier readings. */
export interface EntryMemory {
  readonly manifests: ManifestCache;
  readonly decodings: DecodeCache;
  /** By the object that was read, with the default namespace that it was decoded for. */
  readonly entries: WeakMap<ManifestObject, { readonly defaultNamespace: string; readonly entry: ReadEntry }>;
}

/** Remembers nothing yet. */
export function createEntryMemory(): EntryMemory {
  return { manifests: createManifestCache(), decodings: createDecodeCache(), entries: new WeakMap() };
}

/**
 * Reads and decodes the objects of all files, in the order of files and text. What stands as it stood in the last reading
 * is the same entry.
 *
 * @param onProgress - called on the way through a document that is too long for a step
 */
export function* readEntries(
  files: readonly ScenarioFile[],
  defaultNamespace: string,
  memory: EntryMemory,
  onProgress: () => void,
): Steps<readonly (readonly ReadEntry[])[]> {
  const plans = files.map(({ name, text }) => planManifest(name, text, memory.manifests));
  const total = plans.reduce((sum, plan) => sum + piecesOf(plan), 0);
  const done = { pieces: 0, total };
  const read: (readonly ReadEntry[])[] = [];
  for (const plan of plans) {
    const { objects } = yield* readManifestInSteps(plan, done, onProgress);
    const entries: ReadEntry[] = [];
    let decoded = 0;
    for (const manifest of objects) {
      const known = memory.entries.get(manifest);
      if (known?.defaultNamespace === defaultNamespace) {
        entries.push(known.entry);
        continue;
      }
      const entry = decodeEntry(manifest, defaultNamespace, memory.decodings, plan.text);
      memory.entries.set(manifest, { defaultNamespace, entry });
      entries.push(entry);
      if (++decoded % OBJECTS_PER_STEP === 0) yield { stage: "reading", done: done.pieces, total };
    }
    read.push(entries);
  }
  return read;
}

const OBJECTS_PER_STEP = 32;

function decodeEntry(
  manifest: ManifestObject,
  defaultNamespace: string,
  decodings: DecodeCache,
  text: string,
): ReadEntry {
  const decoding = decodeObject(manifest, defaultNamespace, decodings);
  return { manifest, decoding, health: healthOf(decoding), title: titleOf(decoding, manifest, defaultNamespace, text) };
}

function healthOf({ object, ignored }: Decoding): ReadObject["health"] {
  if (ignored) return "ignored";
  return object === null ? "broken" : "good";
}
