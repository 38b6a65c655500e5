import { createDecodeCache, decodeObject } from "../../kube/decode-object";
import type { NetworkPolicy } from "../../kube/objects";
import type { ManifestObject } from "../../manifest/manifest";
import { type Place, placeOf } from "../../source/range";
import type { EditedFile } from "../draft-files";
import { type EditValue, treeValue } from "../text/edit-value";
import { objectsOf, rangeOfObject } from "../text/file-objects";

/** A policy in the text as it is. */
export interface SoundPolicy {
  readonly kind: "sound";
  readonly file: EditedFile;
  /** Its index among the objects of the file. */
  readonly index: number;
  readonly manifest: ManifestObject;
  readonly policy: NetworkPolicy;
  readonly value: EditValue;
}

/** A policy that takes no part as it stands, and is not edited before that is mended. */
export interface BrokenPolicy {
  readonly kind: "broken";
  readonly place: Place;
  /** What the API server finds fault with; at least one. */
  readonly reasons: readonly { readonly message: string; readonly place: Place }[];
}

/** Reads the objects of a file; where they stand holds until the file is read again. */
export type ReadObjects = (text: string, file: string) => readonly ManifestObject[];

/**
 * Finds a policy by `namespace/name`; of several the last sound one, which is the one that counts. Where there is none but
 * something in the text cannot be read at all, that may be it. Null: it is gone.
 *
 * @param read - one that remembers, where more is read
 */
export function findPolicy(
  files: readonly EditedFile[],
  id: string,
  defaultNamespace: string,
  read: ReadObjects = objectsOf,
): SoundPolicy | BrokenPolicy | null {
  const name = id.slice(id.indexOf("/") + 1);
  const likely = files.filter(({ text }) => text.includes(name));
  return (
    findIn(likely, id, defaultNamespace, read) ??
    findIn(files, id, defaultNamespace, read) ??
    files.map((file) => firstUnreadable(file, read)).find((each) => each !== null) ??
    null
  );
}

/** What the API server would refuse of an object, and where, in offsets of its file; empty where it is sound. */
export function faultsOf(manifest: ManifestObject, file: string, defaultNamespace: string): BrokenPolicy["reasons"] {
  const { findings } = decodeObject(manifest, defaultNamespace, createDecodeCache());
  return findings
    .filter(({ severity }) => severity === "error")
    .map(({ message, range }) => ({ message, place: { ...placeOf(manifest.origin, range), file } }));
}

function findIn(files: readonly EditedFile[], id: string, defaultNamespace: string, read: ReadObjects) {
  const cache = createDecodeCache();
  let broken: BrokenPolicy | null = null;
  let sound: SoundPolicy | null = null;
  for (const file of files) {
    for (const [index, manifest] of read(file.text, file.name).entries()) {
      const { object, kind, namespace, name, isNameGenerated } = decodeObject(manifest, defaultNamespace, cache);
      if (isNameGenerated || kind !== "NetworkPolicy" || `${namespace || defaultNamespace}/${name}` !== id) continue;
      if (object?.kind === "NetworkPolicy" && manifest.tree !== null) {
        sound = { kind: "sound", file, index, manifest, policy: object, value: treeValue(manifest.tree) };
      } else broken = brokenPolicy(file.name, manifest, faultsOf(manifest, file.name, defaultNamespace));
    }
  }
  return sound ?? broken;
}

function firstUnreadable({ name, text }: EditedFile, read: ReadObjects): BrokenPolicy | null {
  const manifest = read(text, name).find(({ tree }) => tree === null);
  if (manifest === undefined) return null;
  const reasons = manifest.findings
    .filter(({ severity }) => severity === "error")
    .map(({ message, range }) => ({ message, place: { ...placeOf(manifest.origin, range), file: name } }));
  return brokenPolicy(name, manifest, reasons);
}

function brokenPolicy(file: string, manifest: ManifestObject, reasons: BrokenPolicy["reasons"]): BrokenPolicy {
  return { kind: "broken", place: { file, ...rangeOfObject(manifest) }, reasons };
}
