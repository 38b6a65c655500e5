import type { ClusterPod } from "../../cluster/cluster";
import { requirementMatches } from "../../kube/label-selector";
import type { LabelRequirement, Labels } from "../../kube/objects";
import { type EditValue, isList, isMap, mapOf } from "../text/edit-value";

/** A requirement that is not written yet. */
export type Requirement = Pick<LabelRequirement, "key" | "operator" | "values">;

/** How labels tell pods from others. */
export interface Telling {
  /** Each alone selects none of those to be left out; together they select all others that can be told. */
  readonly alternatives: readonly (readonly Requirement[])[];
  /** Those of the others that carry the same labels as one to be left out: nothing tells them apart. */
  readonly lost: readonly ClusterPod[];
}

/** Finds what selects some pods and leaves out others: as few requirements as possible, and such as will still hold tomorrow. */
export function tellApart(out: readonly ClusterPod[], kept: readonly ClusterPod[]): Telling {
  const gone = distinctLabels(out);
  const goneKeys = new Set(gone.map(labelsKey));
  const lost = kept.filter(({ pod }) => goneKeys.has(labelsKey(pod.labels)));
  let left = distinctLabels(kept).filter((labels) => !goneKeys.has(labelsKey(labels)));
  const alternatives: (readonly Requirement[])[] = [];
  const candidates = left.length === 0 ? [] : candidatesFor(gone, left);
  while (left.length > 0) {
    const counted = candidates.map((requirement) => {
      return { requirement, count: left.filter((labels) => requirementMatches(requirement, labels)).length };
    });
    const best = counted.reduce((a, b) => (b.count > a.count ? b : a), counted[0] ?? NONE);
    if (best.count === 0) break;
    alternatives.push([best.requirement]);
    left = left.filter((labels) => !requirementMatches(best.requirement, labels));
  }
  return { alternatives: [...alternatives, ...left.map((labels) => exactly(labels, gone))], lost };
}

/** Requirements that these labels meet and no other labels of a list do: all of them, and the absence of what others have besides. */
export function exactly(labels: Labels, others: readonly Labels[]): readonly Requirement[] {
  const own = [...labels].map(([key, value]): Requirement => ({ key, operator: "In", values: [value] }));
  const alike = others.filter((each) => own.every((requirement) => requirementMatches(requirement, each)));
  const more = new Set(alike.flatMap((each) => [...each.keys()].filter((key) => !labels.has(key)).slice(0, 1)));
  return [...own, ...[...more].map((key): Requirement => ({ key, operator: "DoesNotExist", values: [] }))];
}

/** Labels without repetition. */
export function distinctLabels(pods: readonly ClusterPod[]): readonly Labels[] {
  return [...new Map(pods.map(({ pod }) => [labelsKey(pod.labels), pod.labels])).values()];
}

/** Equal for equal labels. */
export function labelsKey(labels: Labels): string {
  return JSON.stringify([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A selector with requirements more; absent: one that has none yet. */
export function requiring(selector: EditValue | undefined, requirements: readonly Requirement[]): EditValue {
  const before = isMap(selector) ? selector : mapOf();
  return requirements.reduce(requiringOne, before);
}

/** Whether a label's value changes with every rollout, so that nobody selects by it. */
export function isPassing(key: string): boolean {
  return PASSING.test(key);
}

const PASSING =
  /^(pod-template-hash|controller-revision-hash|pod-template-generation|(batch\.kubernetes\.io\/)?(controller-uid|job-name|job-completion-index)|(statefulset|apps)\.kubernetes\.io\/(pod-name|pod-index))$/;

const NONE = { requirement: { key: "", operator: "Exists", values: [] } as Requirement, count: 0 };

/** What none of the one meets, and some of the others may; such as hold longest first. */
function candidatesFor(gone: readonly Labels[], left: readonly Labels[]): readonly Requirement[] {
  const keys = [...new Set([...gone, ...left].flatMap((labels) => [...labels.keys()]))];
  const candidates = keys.flatMap((key): readonly Requirement[] => {
    const values = [...new Set(gone.flatMap((labels) => labels.get(key) ?? []))];
    if (values.length === 0) return [{ key, operator: "Exists", values: [] }];
    if (gone.every((labels) => labels.has(key))) return [{ key, operator: "NotIn", values }];
    const others = [...new Set(left.flatMap((labels) => labels.get(key) ?? []))].filter(
      (value) => !values.includes(value),
    );
    return others.length === 0 ? [] : [{ key, operator: "In", values: others }];
  });
  return [...candidates.filter(({ key }) => !isPassing(key)), ...candidates.filter(({ key }) => isPassing(key))];
}

function requiringOne(selector: ReadonlyMap<string, EditValue>, { key, operator, values }: Requirement) {
  const [value] = values;
  const labels = selector.get("matchLabels");
  if (operator === "In" && values.length === 1 && value !== undefined) {
    const own = isMap(labels) ? labels : mapOf();
    if (own.get(key) === value) return selector;
    if (!own.has(key)) return new Map([...selector, ["matchLabels", new Map([...own, [key, value]])]]);
  }
  const before = selector.get("matchExpressions");
  const expressions = isList(before) ? before : [];
  const isOwn = (each: EditValue) => isMap(each) && each.get("key") === key && each.get("operator") === "NotIn";
  const at = operator === "NotIn" ? expressions.findIndex(isOwn) : -1;
  const old = expressions[at];
  const known = isMap(old) ? old.get("values") : undefined;
  const wanted = [...new Set([...(isList(known) ? known : []), ...values])];
  const expression = mapOf(["key", key], ["operator", operator], ["values", wanted.length === 0 ? undefined : wanted]);
  const next = at < 0 ? [...expressions, expression] : expressions.with(at, expression);
  return new Map([...selector, ["matchExpressions", next]]);
}
