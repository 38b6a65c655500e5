import { type DraftFile, withDraft } from "./draft-files";
import type { DraftPolicy } from "./draft-policies";
import { type PolicyIntent, planPolicyIntent } from "./policy/policy-intent";
import { type Refused, refused } from "./refused";
import { editDraft } from "./text/edit-object";
import { editedValue } from "./text/tree-edit";

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
