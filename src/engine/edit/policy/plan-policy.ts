import type { ManifestObject } from "../../manifest/manifest";
import { draftsOf } from "../draft-files";
import type { EditContext } from "../edit-context";
import { type EditPlan, refusedEdit } from "../edit-plan";
import type { ChangePolicyWish } from "../edit-wish";
import { firstNew } from "../first-new";
import { editDraft } from "../text/edit-object";
import { type EditValue, treeValue } from "../text/edit-value";
import { rangeOfObject } from "../text/file-objects";
import { faultsOf, findPolicy } from "./find-policy";
import { intentWords } from "./intent-words";
import { type PolicyIntent, planPolicyIntent } from "./policy-intent";
import { listAt, pathOfRule, peersOf } from "./policy-part";

/**
 * Plans intents about one policy, each against what the one before it left. What the API server would then refuse of the
 * policy is refused with its reason.
 */
export function planChangePolicy(
  { files, defaultNamespace }: EditContext,
  { policy: id, intents }: ChangePolicyWish,
): EditPlan {
  const found = findPolicy(draftsOf(files), id, defaultNamespace);
  if (found === null) return refusedEdit(`the policy ${id} is gone`);
  if (found.kind === "broken") return refusedEdit(`${id} has errors as it stands, and they come first`, found.place);
  const { file, index } = found;
  const place = { file: file.name, ...rangeOfObject(found.manifest) };
  let { draft } = file;
  let value = found.value;
  const words: string[] = [];
  const steps = new Set<string>();
  for (const intent of intents) {
    const planned = planPolicyIntent(value, intent);
    if (planned.kind === "refused") return refusedEdit(planned.reason, place);
    const target = draft.objects[index];
    if (target === undefined) return refusedEdit(`the policy ${id} is gone`);
    const edit = editDraft(draft, rangeOfObject(target).from, planned.edits);
    if (edit.kind === "refused") return refusedEdit(edit.reason, place);
    if (planned.edits.length > 0) {
      words.push(intentWords(value, intent, id));
      for (const step of [...sideSteps(value, intent), ...edit.notes]) steps.add(step);
    }
    draft = draft.after(edit.edits);
    const after = draft.objects[index];
    if (after === undefined || after.tree === null) return refusedEdit(`the policy ${id} is gone`);
    value = treeValue(after.tree);
  }
  const after = draft.objects[index];
  const faultsIn = (manifest: ManifestObject) => faultsOf(manifest, file.name, defaultNamespace);
  const fault =
    after === undefined ? null : firstNew(faultsIn(found.manifest), faultsIn(after), ({ message }) => message);
  if (fault !== null) return refusedEdit(fault.message, place);
  const changed = draft.edits.length === 0 ? [] : [{ name: file.name, edits: draft.edits, text: draft.text }];
  return { kind: "planned", label: words.join(", ") || `change ${id}`, files: changed, steps: [...steps] };
}

/** What an intent does besides what its words say. */
function sideSteps(policy: EditValue, intent: PolicyIntent): readonly string[] {
  if (intent.kind !== "remove-peer" && intent.kind !== "remove-port") return [];
  const field = intent.kind === "remove-port" ? "ports" : peersOf(intent.direction);
  if (listAt(policy, [...pathOfRule(intent), field]).length > 1) return [];
  const whom = field === "ports" ? "every port" : "everyone";
  return [`The rule goes with its last ${field === "ports" ? "port" : "peer"}: without any it would be for ${whom}.`];
}
