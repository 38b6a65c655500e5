import { selectorMatches } from "../kube/label-selector";
import { dnsLabelProblem } from "../kube/name-rules";
import { NAMESPACE_NAME_LABEL } from "../kube/namespace-name-label";
import { placeOf } from "../source/range";
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
} from "./draft-files";
import type { EditContext } from "./edit-context";
import { copyObject } from "./edit-file";
import { editObject } from "./edit-object";
import { type EditPlan, refusedEdit } from "./edit-plan";
import { objectsOf, rangeOfObject } from "./file-objects";
import { pasteObject } from "./paste-object";
import { podsWith } from "./workload-labels";

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
  const steps: string[] = [];
  const kept: string[] = [];
  let copies = 0;
  for (const id of new Set(ids)) {
    const original = known.get(id);
    if (original === undefined) return refusedEdit(`there is no policy ${id} any more`);
    for (const namespace of wanted) {
      const { name } = original.policy;
      if (policyNames(files, namespace, context.defaultNamespace).has(name)) {
        kept.push(`${namespace}/${name}`);
        steps.push(`${namespace}/${name} exists already and stays as it is`);
        continue;
      }
      const home = all.findLast(({ policy }) => policy.namespace === namespace)?.file ?? original.file;
      const copied = copyInto(files, { original, namespace, home }, context.defaultNamespace);
      if (copied.kind === "refused") return refusedEdit(copied.reason, placeIn(original));
      files = copied.files;
      copies++;
      steps.push(`${namespace}/${name} in ${copied.home}, a copy of ${id}`, ...copySteps(context, original, namespace));
    }
  }
  if (copies === 0) {
    const there = known.get(kept[0] ?? "");
    const reason = kept.length === 0 ? "choose policies and a namespace" : `${kept.join(", ")} exists already`;
    return refusedEdit(reason, there === undefined ? null : placeIn(there));
  }
  const what = ids.length === 1 ? ids[0] : `${ids.length} policies`;
  return { kind: "planned", label: `copy ${what} to ${[...wanted].join(", ")}`, files: changedFiles(files), steps };
}

const idOf = ({ policy }: DraftPolicy) => `${policy.namespace}/${policy.name}`;

function placeIn({ file, policy }: DraftPolicy) {
  return { ...placeOf(policy.origin, policy.nameRange), file };
}

interface Copy {
  readonly original: DraftPolicy;
  readonly namespace: string;
  /** Name of the file in which the copy is wanted. */
  readonly home: string;
}

type Copied = { readonly kind: "done"; readonly files: readonly DraftFile[]; readonly home: string } | Refused;

/** Makes the copy, and then gives it its namespace. */
function copyInto(files: readonly DraftFile[], { original, namespace, home }: Copy, defaultNamespace: string): Copied {
  const source = files.find(({ name }) => name === original.file);
  const other = files.find(({ name }) => name === home);
  // Earlier copies may have moved it.
  const now = policiesIn(source === undefined ? [] : [source], defaultNamespace).find(
    (each) => idOf(each) === idOf(original),
  );
  if (source === undefined || other === undefined || now === undefined) return refused(`${idOf(original)} is gone`);
  const pasted = other === source ? null : pasteObject(other.draft.text, source.draft.text, now.at);
  const target = pasted === null ? source : other;
  const edit = pasted ?? copyObject(source.draft.text, now.at);
  if (edit.kind === "refused") return refused(`${target.name}: ${edit.reason}`);
  const draft = target.draft.after(edit.edits);
  const objects = objectsOf(draft.text);
  const copy = pasted === null ? objects[now.index + 1] : objects.at(-1);
  if (copy === undefined) return refused(`${idOf(original)} cannot be copied as it is written; its text can`);
  const path = ["metadata", "namespace"];
  const named = editObject(draft.text, rangeOfObject(copy).from, [{ kind: "set", path, value: namespace }]);
  if (named.kind === "refused") return refused(`${idOf(original)}: ${named.reason}`);
  return { kind: "done", files: withDraft(files, target.name, draft.after(named.edits)), home: target.name };
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
