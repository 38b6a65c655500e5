import { dnsLabelProblem, dnsSubdomainProblem, labelKeyProblem, labelValueProblem } from "../../kube/name-rules";
import type { NetworkPolicy } from "../../kube/objects";
import { parseCidr } from "../../net/cidr";
import { changedFiles, draftsOf, withDraft } from "../draft-files";
import {
  type DraftPolicy,
  draftPolicyId,
  placeOfDraftPolicy,
  policiesIn,
  policyHomesIn,
  policyNamesIn,
} from "../draft-policies";
import type { EditContext } from "../edit-context";
import { type EditPlan, refusedEdit } from "../edit-plan";
import type { AddPolicyWish } from "../edit-wish";
import { namesNamespace } from "../names-namespace";
import { addObjects } from "../objects/add-objects";
import { objectsElsewhere } from "../objects-elsewhere";
import { policyFileFor, withPolicyFile } from "../policy/policy-file";
import type { RuleDirection } from "../policy/policy-intent";
import { type Labels, policyValue } from "../policy/policy-value";
import { type EditValue, isList, isSameValue, valueAt } from "../text/edit-value";
import { directionsOf, type PolicyPlace, readyPolicy, readyRule } from "./ready-policies";
import { readySteps } from "./ready-steps";
import { readyLabel } from "./ready-words";

/**
 * Plans a policy of its own in each namespace: in the file of the namespace's last policy, though it had errors, else in `policies.yaml`. A
 * namespace that has one of the same effect is left out, and said; where all have one, the wish is refused.
 */
export function planReady(context: EditContext, wish: AddPolicyWish): EditPlan {
  const fault = faultOf(wish);
  if (fault !== null) return refusedEdit(fault);
  const { defaultNamespace } = context;
  let files = withPolicyFile(draftsOf(context.files));
  const policies = policiesIn(files, defaultNamespace);
  const steps: string[] = [];
  const there: DraftPolicy[] = [];
  const added = new Map<string, readonly EditValue[]>();
  const names = policyNamesIn(files, defaultNamespace);
  const homes = policyHomesIn(files, defaultNamespace);
  for (const namespace of new Set(wish.namespaces)) {
    const own = policies.filter(({ policy }) => policy.namespace === namespace);
    const same = sameAs(own, wish);
    if (same !== null) {
      there.push(same);
      steps.push(`${draftPolicyId(same)} does this already`);
      continue;
    }
    const taken = names.get(namespace) ?? new Set();
    if (wish.policy.kind === "empty" && taken.has(wish.policy.name)) {
      const named = own.find(({ policy }) => policy.name === (wish.policy.kind === "empty" ? wish.policy.name : ""));
      return refusedEdit(
        `${namespace}/${wish.policy.name} exists already`,
        named === undefined ? null : placeOfDraftPolicy(named),
      );
    }
    const isUnsaid = !namesNamespace(files, namespace, defaultNamespace);
    const value = wishedPolicy(wish, { namespace, taken, isUnsaid });
    const home = policyFileFor(files, own, namespace, homes);
    added.set(home.name, [...(added.get(home.name) ?? []), value]);
    steps.push(`a new policy ${namespace}/${String(valueAt(value, ["metadata", "name"]))} in ${home.name}`);
    steps.push(
      ...readySteps(
        context,
        wish,
        namespace,
        own.map(({ policy }) => policy),
      ),
    );
  }
  for (const file of files) {
    const { name, draft } = file;
    const values = added.get(name) ?? [];
    const done = addObjects(draft, values, values[0] === undefined ? [] : objectsElsewhere(files, file, values[0]));
    if (done.kind === "refused") return refusedEdit(`${name}: ${done.reason}`, { file: name, ...done.range });
    files = withDraft(files, name, done.draft);
  }
  const changed = changedFiles(files);
  const [first] = there;
  if (changed.length === 0) {
    if (first === undefined) return refusedEdit("choose a namespace");
    const verb = there.length === 1 ? "does" : "do";
    return refusedEdit(`${there.map(draftPolicyId).join(", ")} ${verb} this already`, placeOfDraftPolicy(first));
  }
  return { kind: "planned", label: readyLabel(wish), files: changed, steps };
}

function wishedPolicy({ policy, pods }: AddPolicyWish, place: Omit<PolicyPlace, "pods">): EditValue {
  if (policy.kind === "empty") {
    const rules = new Map(policy.directions.map((direction) => [direction, []] as const));
    return policyValue({ name: policy.name, namespace: place.isUnsaid === true ? null : place.namespace, pods, rules });
  }
  const word = [...pods.values()].find((value) => dnsLabelProblem(value) === null);
  return readyPolicy(policy, { ...place, pods, ...(word === undefined ? {} : { suffix: word }) });
}

/** A policy that does all that is wished; of several that do it together the last one; null where none does. */
function sameAs(own: readonly DraftPolicy[], { policy, pods }: AddPolicyWish): DraftPolicy | null {
  if (policy.kind === "empty") return null;
  const rule = readyRule(policy);
  const about = own.filter((each) => isAbout(each.policy, pods));
  const found = directionsOf(policy).map((direction) =>
    about.find((each) => each.policy.policyTypes[direction] && hasRule(each, direction, rule)),
  );
  return found.every((each) => each !== undefined) ? (found.at(-1) ?? null) : null;
}

/** Whether a policy selects by exactly these labels, or all pods. */
function isAbout({ podSelector: { requirements } }: NetworkPolicy, pods: Labels): boolean {
  if (requirements.length === 0) return true;
  return (
    requirements.length === pods.size &&
    requirements.every(
      ({ key, operator, values }) => operator === "In" && values.length === 1 && pods.get(key) === values[0],
    )
  );
}

/** Whether a policy has a rule, or, where none is asked for, has none. */
function hasRule({ value }: DraftPolicy, direction: RuleDirection, rule: EditValue | null): boolean {
  const found = valueAt(value, ["spec", direction]);
  const rules = isList(found) ? found : [];
  return rule === null ? rules.length === 0 : rules.some((each) => isSameValue(each, rule));
}

/** What the API server would refuse, as a sentence; null where it takes all. */
function faultOf({ namespaces, pods, policy }: AddPolicyWish): string | null {
  for (const namespace of namespaces) {
    const problem = dnsLabelProblem(namespace);
    if (problem !== null) return `the namespace “${namespace}” ${problem}`;
  }
  return labelsFault(pods) ?? policyFault(policy);
}

function labelsFault(labels: Labels): string | null {
  for (const [key, value] of labels) {
    const keyProblem = labelKeyProblem(key);
    if (keyProblem !== null) return `the label “${key}” ${keyProblem}`;
    const valueProblem = labelValueProblem(value);
    if (valueProblem !== null) return `the value “${value}” of the label ${key} ${valueProblem}`;
  }
  return null;
}

function policyFault(policy: AddPolicyWish["policy"]): string | null {
  switch (policy.kind) {
    case "empty": {
      const problem = dnsSubdomainProblem(policy.name);
      if (problem !== null) return `the name “${policy.name}” ${problem}`;
      return policy.directions.length === 0 ? "choose ingress, egress or both" : null;
    }
    case "default-deny":
      return policy.directions.length === 0 ? "choose ingress, egress or both" : null;
    case "allow-dns":
    case "allow-from-pods": {
      if (policy.labels.size === 0) return "say by a label which pods are meant";
      const problem = dnsLabelProblem(policy.kind === "allow-dns" ? policy.to : policy.from);
      return problem === null ? labelsFault(policy.labels) : `the namespace of these pods ${problem}`;
    }
    case "allow-from-namespace": {
      const problem = policy.from === null ? null : dnsLabelProblem(policy.from);
      return problem === null ? null : `the namespace “${policy.from}” ${problem}`;
    }
    case "allow-from-outside": {
      if (policy.cidrs.length === 0) return "say which addresses are meant";
      const wrong = policy.cidrs.find((cidr) => parseCidr(cidr) === null);
      return wrong === undefined ? null : `“${wrong}” is no block of addresses`;
    }
  }
}
