import { selectorMatches } from "../../kube/label-selector";
import { dnsLabelProblem } from "../../kube/name-rules";
import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import { changedFiles, type DraftFile, draftsOf, withDraft } from "../draft-files";
import { type DraftPolicy, draftPolicyId, placeOfDraftPolicy, policiesIn, policyNamesOf } from "../draft-policies";
import type { EditContext } from "../edit-context";
import { type EditPlan, refusedEdit } from "../edit-plan";
import { podsWith } from "../objects/workload-labels";
import { type Refused, refused } from "../refused";
import { copyObjects } from "../text/edit-file";
import { editDraft } from "../text/edit-object";
import { rangeOfObject } from "../text/file-objects";
import { pasteObject } from "../text/paste-object";
import type { TextDraft } from "../text/text-draft";
import { copyable } from "./copyable";

/**
 * Plans copies of policies in other namespaces: their text as it is, comments with it, with another namespace. A copy stands
 * in the file of the namespace's other policies where it can be put there, else behind its original. Of a name that a
 * namespace has no copy is made, nor of a policy with errors, and it is said; where none is left, the wish is refused.
 */
export function planCopyPolicies(
  context: EditContext,
  { policies: ids, namespaces }: { readonly policies: readonly string[]; readonly namespaces: readonly string[] },
): EditPlan {
  const wanted = new Set(namespaces);
  for (const namespace of wanted) {
    const problem = dnsLabelProblem(namespace);
    if (problem !== null) return refusedEdit(`the namespace “${namespace}” ${problem}`);
  }
  let files = draftsOf(context.files);
  const all = policiesIn(files, context.defaultNamespace);
  const found = copyable(files, ids, context.defaultNamespace);
  if (found.kind === "refused") return found;
  const { originals } = found;
  const steps = [...found.steps];
  const kept: string[] = [];
  const made = { ids: new Set<string>(), namespaces: new Set<string>() };
  const told = new Map<string, DraftPolicy>();
  for (const namespace of wanted) {
    const taken = policyNamesOf(files, namespace, context.defaultNamespace);
    const [there, free] = parted(originals, ({ policy }) => taken.has(policy.name));
    const first = new Map(free.toReversed().map((each) => [each.policy.name, each]));
    const [copied, namesakes] = parted(free, (each) => first.get(each.policy.name) === each);
    kept.push(...there.map(({ policy }) => `${namespace}/${policy.name}`));
    steps.push(...there.map(({ policy }) => `${namespace}/${policy.name} exists already and stays as it is`));
    for (const each of namesakes) {
      const other = first.get(each.policy.name) ?? each;
      steps.push(`${draftPolicyId(each)} is not copied to ${namespace}: ${draftPolicyId(other)} has the same name`);
    }
    const home = all.findLast(({ policy }) => policy.namespace === namespace)?.file ?? null;
    const done = copyInto(files, { ids: copied.map(draftPolicyId), namespace, home }, context.defaultNamespace);
    if (done.kind === "refused")
      return refusedEdit(done.reason, copied[0] === undefined ? null : placeOfDraftPolicy(copied[0]));
    files = done.files;
    for (const original of copied) {
      const id = draftPolicyId(original);
      made.ids.add(id);
      made.namespaces.add(namespace);
      told.set(`${namespace}/${original.policy.name}`, original);
      steps.push(`${namespace}/${original.policy.name} in ${done.homes.get(id)}, a copy of ${id}`);
      steps.push(...copySteps(context, original, namespace));
    }
  }
  const changed = changedFiles(files);
  if (changed.length === 0) {
    const there = all.find((each) => draftPolicyId(each) === kept[0]);
    const reason = kept.length === 0 ? "choose policies and a namespace" : `${kept.join(", ")} exists already`;
    return refusedEdit(reason, there === undefined ? null : placeOfDraftPolicy(there));
  }
  const held = new Set(policiesIn(files, context.defaultNamespace).map(draftPolicyId));
  const lost = [...told].find(([id]) => !held.has(id))?.[1];
  // Each file was looked at by itself while it was edited; that all copies are there is seen only at the end.
  if (lost !== undefined)
    return refusedEdit("it is written in a way that cannot be copied here; its text can", placeOfDraftPolicy(lost));
  const what = made.ids.size === 1 ? [...made.ids].join() : `${made.ids.size} policies`;
  return { kind: "planned", label: `copy ${what} to ${[...made.namespaces].join(", ")}`, files: changed, steps };
}

function parted<T>(all: readonly T[], isFirst: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}

interface Copies {
  /** Of the originals, all of other names. */
  readonly ids: readonly string[];
  readonly namespace: string;
  /** Name of the file in which the copies are wanted; null: in those of their originals. */
  readonly home: string | null;
}

/** Files with copies, and the names of those in which they are, by the originals' ids. */
type Copied =
  | { readonly kind: "done"; readonly files: readonly DraftFile[]; readonly homes: ReadonlyMap<string, string> }
  | Refused;

/** Makes copies, and then gives them their namespace. */
function copyInto(before: readonly DraftFile[], { ids, namespace, home }: Copies, defaultNamespace: string): Copied {
  let files = before;
  const homes = new Map<string, string>();
  const originals = policiesIn(files, defaultNamespace).filter((each) => ids.includes(draftPolicyId(each)));
  for (const { name: from } of before) {
    // What was pasted from the files before it stands in it already: behind its own, which are where they were.
    const source = files.find(({ name }) => name === from);
    const own = originals.filter(({ file }) => file === from);
    if (source === undefined || own.length === 0) continue;
    const target = files.find(({ name }) => name === home && name !== source.name);
    const pasted = target === undefined ? { left: own, target: null } : pasteAll(target, source, own, namespace);
    if (pasted.target !== null) files = withDraft(files, pasted.target.name, pasted.target.draft);
    for (const each of own)
      homes.set(draftPolicyId(each), pasted.left.includes(each) ? source.name : (home ?? source.name));
    const draft = copyBeside(source.draft, pasted.left, namespace);
    if ("kind" in draft) return draft;
    if (pasted.left.length > 0) files = withDraft(files, source.name, draft);
  }
  return { kind: "done", files, homes };
}

/** Puts copies into another file; those that can only be copied within their own are left. */
function pasteAll(target: DraftFile, source: DraftFile, own: readonly DraftPolicy[], namespace: string) {
  let { draft } = target;
  const left: DraftPolicy[] = [];
  for (const each of own) {
    const edit = pasteObject(draft, source.draft, each.at);
    const pasted = edit?.kind === "edited" ? edit.draft : null;
    const named = pasted === null ? null : withNamespace(pasted, pasted.objects.length - 1, namespace);
    if (named === null || "kind" in named) left.push(each);
    else draft = named;
  }
  return { left, target: { name: target.name, draft } };
}

/** Puts a copy of each object behind it. */
function copyBeside(before: TextDraft, own: readonly DraftPolicy[], namespace: string): TextDraft | Refused {
  if (own.length === 0) return before;
  const edit = copyObjects(
    before,
    own.map(({ at }) => at),
  );
  if (edit.kind === "refused") return refused(edit.reason);
  let { draft } = edit;
  // Every copy before it moves an object on by one.
  for (const [copiesBefore, { index }] of own.toSorted((a, b) => a.index - b.index).entries()) {
    const named = withNamespace(draft, index + copiesBefore + 1, namespace);
    if ("kind" in named) return named;
    draft = named;
  }
  return draft;
}

function withNamespace(draft: TextDraft, index: number, namespace: string): TextDraft | Refused {
  const copy = draft.objects[index];
  if (copy === undefined) return refused("this file cannot be edited as it is written; its text can");
  const path = ["metadata", "namespace"];
  const named = editDraft(draft, rangeOfObject(copy).from, [{ kind: "set", path, value: namespace }]);
  return named.kind === "refused" ? refused(named.reason) : draft.after(named.edits);
}

/** What is to be known of a copy: that its rules still name the namespace that it comes from, and whom it is about. */
function copySteps({ evaluation }: EditContext, { policy }: DraftPolicy, namespace: string): readonly string[] {
  const peers = [...policy.ingress, ...policy.egress].flatMap((rule) => rule.peers);
  const isNamed = peers.some(
    (peer) =>
      peer.kind === "pods" &&
      peer.namespaceSelector?.requirements.some(
        ({ key, values }) => key === NAMESPACE_NAME_LABEL && values.includes(policy.namespace),
      ),
  );
  const pods = podsWith(evaluation.cluster, namespace, new Map());
  const hasSubject = pods.some(({ pod }) => selectorMatches(policy.podSelector, pod.labels));
  return [
    ...(isNamed ? [`the rules of the copy still name the namespace ${policy.namespace}`] : []),
    ...(hasSubject ? [] : [`the copy is about no pod of ${namespace} that is there now`]),
  ];
}
