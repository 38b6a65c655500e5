import type { FixEdit } from "../source/fix";
import type { Steps } from "../steps";
import { decodeDrafted, mayBePolicy } from "./decode-drafted";
import { draftOf, type TextDraft } from "./text/text-draft";

/** A file of the scenario. */
export interface EditedFile {
  readonly name: string;
  readonly text: string;
}

/** A file while edits of it are planned. */
export interface DraftFile {
  readonly name: string;
  readonly draft: TextDraft;
}

/** A file that a plan changes: what is replaced of the text as it was, and the text that comes of it. */
export interface ChangedFile {
  readonly name: string;
  readonly edits: readonly FixEdit[];
  readonly text: string;
}

/** Files before the first edit; they are read when they are asked for, and once. */
export function draftsOf(files: readonly EditedFile[]): readonly DraftFile[] {
  return files.map((file) => {
    const known = firstDrafts.get(file) ?? { name: file.name, draft: draftOf(file.text) };
    firstDrafts.set(file, known);
    return known;
  });
}

/**
 * Reads files before they are asked for.
 *
 * @param former - an earlier text of them: what did not change since is not read again
 * @param onProgress - called on the way
 */
export function* prepareDrafts(
  files: readonly EditedFile[],
  former: readonly EditedFile[],
  onProgress: () => void,
): Steps<void> {
  for (const file of files) {
    const earlier = former.find(({ name }) => name === file.name);
    const draft = earlier === undefined ? undefined : firstDrafts.get(earlier)?.draft.inOtherWords(file.text);
    const known = firstDrafts.get(file) ?? { name: file.name, draft: draft ?? draftOf(file.text) };
    firstDrafts.set(file, known);
    yield* known.draft.prepare(onProgress);
  }
}

/** Decodes what may be a policy before anybody looks for one; they are decoded once. */
export function* prepareDecoded(files: readonly EditedFile[], defaultNamespace: string): Steps<void> {
  let done = 0;
  for (const { draft } of draftsOf(files)) {
    for (const manifest of draft.objects) {
      if (done++ % OBJECTS_OF_STEP === 0) yield { stage: "reading", done, total: 0 };
      if (mayBePolicy(manifest)) decodeDrafted(manifest, defaultNamespace);
    }
  }
}

const OBJECTS_OF_STEP = 64;

/** A form plans the same text many times: what was read of it is kept. */
const firstDrafts = new WeakMap<EditedFile, DraftFile>();

/** Files that have another text now. */
export function changedFiles(files: readonly DraftFile[]): readonly ChangedFile[] {
  return files.flatMap(({ name, draft: { edits, text } }) => (edits.length === 0 ? [] : { name, edits, text }));
}

/** The files with one of them in another draft. */
export function withDraft(files: readonly DraftFile[], name: string, draft: TextDraft): readonly DraftFile[] {
  return files.map((file) => (file.name === name ? { ...file, draft } : file));
}
