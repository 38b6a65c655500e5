import { selectorMatches } from "../../kube/label-selector";
import { dnsLabelProblem } from "../../kube/name-rules";
import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import { placeOf } from "../../source/range";
import {
  changedFiles,
  type DraftFile,
  type DraftPolicy,
  draftsOf,
  policiesIn,
  policyNames,
  type Refused,
  refused,
  withDraft,
} from "../draft-files";
import type { EditContext } from "../edit-context";
import { type EditPlan, refusedEdit } from "../edit-plan";
import { podsWith } from "../objects/workload-labels";
import { copyObjects } from "../text/edit-file";
import { editDraft } from "../text/edit-object";
import { rangeOfObject } from "../text/file-objects";
import { pasteObject } from "../text/paste-object";
import type { TextDraft } from "../text/text-draft";

/**
 * Plans copies of policies in other namespaces: their text as it is, comments with it, with another namespace. A copy stands
 * in the file of the namespace's other policies where it can be put there, else behind its original. Of a name that a
 * namespace has no copy is made, and it is said; where none is left, the wish is refused.
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
  const known = new Map(all.map((each) => [idOf(each), each]));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) return refusedEdit(`there is no policy ${missing} any more`);
  const originals = [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
  const steps: string[] = [];
  const kept: string[] = [];
  for (const namespace of wanted) {
    const taken = policyNames(files, namespace, context.defaultNamespace);
    const [there, copied] = parted(originals, ({ policy }) => taken.has(policy.name));
    kept.push(...there.map(({ policy }) => `${namespace}/${policy.name}`));
    steps.push(...there.map(({ policy }) => `${namespace}/${policy.name} exists already and stays as it is`));
    const home = all.findLast(({ policy }) => policy.namespace === namespace)?.file ?? null;
    const done = copyInto(files, { ids: copied.map(idOf), namespace, home }, context.defaultNamespace);
    if (done.kind === "refused") return refusedEdit(done.reason, copied[0] === undefined ? null : placeIn(copied[0]));
    files = done.files;
    for (const original of copied) {
      const id = idOf(original);
      steps.push(`${namespace}/${original.policy.name} in ${done.homes.get(id)}, a copy of ${id}`);
      steps.push(...copySteps(context, original, namespace));
    }
  }
  const changed = changedFiles(files);
  if (changed.length === 0) {
    const there = known.get(kept[0] ?? "");
    const reason = kept.length === 0 ? "choose policies and a namespace" : `${kept.join(", ")} exists already`;
    return refusedEdit(reason, there === undefined ? null : placeIn(there));
  }
  const what = ids.length === 1 ? ids[0] : `${ids.length} policies`;
  return { kind: "planned", label: `copy ${what} to ${[...wanted].join(", ")}`, files: changed, steps };
}

function parted<T>(all: readonly T[], isFirst: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}

const idOf = ({ policy }: DraftPolicy) => `${policy.namespace}/${policy.name}`;

function placeIn({ file, policy }: DraftPolicy) {
  return { ...placeOf(policy.origin, policy.nameRange), file };
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
  const originals = policiesIn(files, defaultNamespace).filter((each) => ids.includes(idOf(each)));
  for (const source of before) {
    const own = originals.filter(({ file }) => file === source.name);
    const target = files.find(({ name }) => name === home && name !== source.name);
    const pasted = target === undefined ? { left: own, target: null } : pasteAll(target, source, own, namespace);
    if (pasted.target !== null) files = withDraft(files, pasted.target.name, pasted.target.draft);
    for (const each of own) homes.set(idOf(each), pasted.left.includes(each) ? source.name : (home ?? source.name));
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
    const edit = pasteObject(draft.text, source.draft.text, each.at);
    const pasted = edit?.kind === "edited" ? draft.after(edit.edits) : null;
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
    before.text,
    own.map(({ at }) => at),
  );
  if (edit.kind === "refused") return refused(edit.reason);
  let draft = before.after(edit.edits);
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
