import type { NetworkPolicy } from "../../kube/objects";
import type { ManifestObject } from "../../manifest/manifest";
import { type Place, placeOf } from "../../source/range";
import { decodeDrafted, mayBePolicy } from "../decode-drafted";
import type { DraftFile } from "../draft-files";
import { type EditValue, treeValue } from "../text/edit-value";
import { rangeOfObject } from "../text/file-objects";
import { ANYWHERE, AS_A_NAME, placeOfWord } from "../text/place-of-word";
import { type KnownPart, knownPart } from "./known-part";

/** A policy in the text as it is. */
export interface SoundPolicy {
  readonly kind: "sound";
  readonly file: DraftFile;
  /** Its index among the objects of the file. */
  readonly index: number;
  readonly manifest: ManifestObject;
  /** Without the fields that the server does not know. */
  readonly policy: NetworkPolicy;
  /** With them. */
  readonly value: EditValue;
  /** Fields for which the server refuses it, so that it takes no part; see {@link knownPart}. Mostly empty. */
  readonly unknown: KnownPart["unknown"];
}

/** A policy that takes no part as it stands, and is not edited before that is mended. */
export interface BrokenPolicy {
  readonly kind: "broken";
  readonly place: Place;
  /** What the API server finds fault with; at least one. */
  readonly reasons: readonly { readonly message: string; readonly place: Place }[];
}

/**
 * Finds a policy by `namespace/name`; of several the last sound one, which is the one that counts. Where there is none but
 * something that cannot be read has its name in it, that may be it. Null: it is gone.
 */
export function findPolicy(
  files: readonly DraftFile[],
  id: string,
  defaultNamespace: string,
): SoundPolicy | BrokenPolicy | null {
  const name = id.slice(id.indexOf("/") + 1);
  const likely = files.filter(({ draft }) => draft.text.includes(name));
  return findIn(likely, id, defaultNamespace) ?? findIn(files, id, defaultNamespace) ?? unreadableNaming(files, name);
}

/** What the API server would refuse of an object, and where, in offsets of its file; empty where it is sound. */
export function faultsOf(manifest: ManifestObject, file: string, defaultNamespace: string): BrokenPolicy["reasons"] {
  const { findings } = decodeDrafted(manifest, defaultNamespace);
  return findings
    .filter(({ severity }) => severity === "error")
    .map(({ message, range }) => ({ message, place: { ...placeOf(manifest.origin, range), file } }));
}

function findIn(files: readonly DraftFile[], id: string, defaultNamespace: string) {
  let broken: SoundPolicy | BrokenPolicy | null = null;
  let sound: SoundPolicy | null = null;
  for (const file of files) {
    for (const [index, manifest] of file.draft.objects.entries()) {
      if (!mayBePolicy(manifest)) continue;
      const { object, kind, namespace, name, isNameGenerated } = decodeDrafted(manifest, defaultNamespace);
      if (isNameGenerated || kind !== "NetworkPolicy" || `${namespace || defaultNamespace}/${name}` !== id) continue;
      if (object?.kind === "NetworkPolicy" && manifest.tree !== null) {
        sound = { kind: "sound", file, index, manifest, policy: object, value: treeValue(manifest.tree), unknown: [] };
      } else broken = brokenAt(file, index, manifest, defaultNamespace);
    }
  }
  return sound ?? broken;
}

/** What is only wrong for fields that the server does not know is edited in spite of them. */
function brokenAt(
  file: DraftFile,
  index: number,
  manifest: ManifestObject,
  defaultNamespace: string,
): SoundPolicy | BrokenPolicy {
  const part = knownPart(manifest, defaultNamespace);
  const policy = part === null ? null : decodeDrafted(part.manifest, defaultNamespace).object;
  if (part === null || policy?.kind !== "NetworkPolicy" || manifest.tree === null)
    return brokenPolicy(file.name, manifest, faultsOf(manifest, file.name, defaultNamespace));
  return { kind: "sound", file, index, manifest, policy, value: treeValue(manifest.tree), unknown: part.unknown };
}

/** What cannot be read and may be a policy of a name: best where it stands as one. */
function unreadableNaming(files: readonly DraftFile[], name: string): BrokenPolicy | null {
  const unreadable = files.flatMap((file) =>
    file.draft.objects.flatMap((manifest, index) => {
      if (manifest.tree !== null) return [];
      // The range of what is left of too long a text is where it begins only.
      const next = file.draft.objects[index + 1];
      const end = next === undefined ? file.draft.text.length : rangeOfObject(next).from;
      return { file: file.name, manifest, text: file.draft.text.slice(rangeOfObject(manifest).from, end) };
    }),
  );
  const named = [AS_A_NAME, ANYWHERE].map((before) =>
    unreadable.find(({ text }) => placeOfWord(text, name, before) !== null),
  );
  const found = named.find((each) => each !== undefined);
  if (found === undefined) return null;
  const { file, manifest } = found;
  const reasons = manifest.findings
    .filter(({ severity }) => severity === "error")
    .map(({ message, range }) => ({ message, place: { ...placeOf(manifest.origin, range), file } }));
  return brokenPolicy(file, manifest, reasons);
}

function brokenPolicy(file: string, manifest: ManifestObject, reasons: BrokenPolicy["reasons"]): BrokenPolicy {
  return { kind: "broken", place: { file, ...rangeOfObject(manifest) }, reasons };
}
