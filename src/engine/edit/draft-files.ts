import { createDecodeCache, decodeObject } from "../kube/decode-object";
import type { NetworkPolicy } from "../kube/objects";
import type { FixEdit } from "../source/fix";
import { type PolicyIntent, planPolicyIntent } from "./policy/policy-intent";
import { editDraft } from "./text/edit-object";
import { type EditValue, treeValue, valueAt } from "./text/edit-value";
import { rangeOfObject } from "./text/file-objects";
import { draftOf, type TextDraft } from "./text/text-draft";
import { editedValue } from "./text/tree-edit";

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

/** What cannot be planned, and why. */
export interface Refused {
  readonly kind: "refused";
  readonly reason: string;
}

/** What is refused for a reason. */
export function refused(reason: string): Refused {
  return { kind: "refused", reason };
}

/** Files before the first edit. */
export function draftsOf(files: readonly EditedFile[]): readonly DraftFile[] {
  return files.map((file) => {
    const known = firstDrafts.get(file) ?? { name: file.name, draft: draftOf(file.text) };
    firstDrafts.set(file, known);
    return known;
  });
}

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

/** A NetworkPolicy that takes part, and where it is written. */
export interface DraftPolicy {
  /** Name of its file. */
  readonly file: string;
  /** Its index among the objects of the file, which stays while others are edited. */
  readonly index: number;
  /** Offset in the draft at which it begins. */
  readonly at: number;
  readonly policy: NetworkPolicy;
  readonly value: EditValue;
}

/** The policies of all files that take part: without errors, and not replaced by a later one of the same name. */
export function policiesIn(
  files: readonly DraftFile[],
  defaultNamespace: string,
  cache = createDecodeCache(),
): readonly DraftPolicy[] {
  const read = files.flatMap(({ name: file, draft }) =>
    draft.objects.flatMap((manifest, index) => {
      const { object, isNameGenerated } = decodeObject(manifest, defaultNamespace, cache);
      if (object?.kind !== "NetworkPolicy" || manifest.tree === null) return [];
      const value = treeValue(manifest.tree);
      return [{ file, index, at: rangeOfObject(manifest).from, policy: object, value, isNameGenerated }];
    }),
  );
  const idOf = ({ policy }: DraftPolicy) => `${policy.namespace}/${policy.name}`;
  const last = new Map(read.filter(({ isNameGenerated }) => !isNameGenerated).map((each) => [idOf(each), each]));
  return read.filter((each) => each.isNameGenerated || last.get(idOf(each)) === each);
}

/** All names that policies of a namespace have in the text, be they broken or replaced. */
export function policyNames(
  files: readonly DraftFile[],
  namespace: string,
  defaultNamespace: string,
): ReadonlySet<string> {
  const names = files.flatMap(({ draft }) =>
    draft.objects.flatMap(({ tree }) => {
      const value = tree === null ? undefined : treeValue(tree);
      if (valueAt(value, ["kind"]) !== "NetworkPolicy") return [];
      const metadata = valueAt(value, ["metadata"]);
      const own = valueAt(metadata, ["namespace"]) || defaultNamespace;
      const name = valueAt(metadata, ["name"]);
      return typeof name === "string" && own === namespace ? [name] : [];
    }),
  );
  return new Set(names);
}

/** The files after intents about one policy, each against what the one before it left. */
export function afterIntents(
  files: readonly DraftFile[],
  { file, at, policy, value }: DraftPolicy,
  intents: readonly PolicyIntent[],
): { readonly kind: "done"; readonly files: readonly DraftFile[] } | Refused {
  let draft = files.find(({ name }) => name === file)?.draft;
  let now = value;
  for (const intent of intents) {
    const planned = planPolicyIntent(now, intent);
    if (planned.kind === "refused") return planned;
    const edit = draft === undefined ? null : editDraft(draft, at, planned.edits);
    if (edit?.kind !== "edited") return refused(`${policy.namespace}/${policy.name}: ${edit?.reason ?? "it is gone"}`);
    draft = draft?.after(edit.edits);
    now = planned.edits.reduce((part, each) => editedValue(part, each) ?? part, now);
  }
  return { kind: "done", files: draft === undefined ? files : withDraft(files, file, draft) };
}
