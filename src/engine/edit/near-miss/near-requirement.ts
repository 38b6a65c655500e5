import { formatRequirement, requirementMatches } from "../../kube/label-selector";
import type { LabelRequirement, LabelSelector, Labels } from "../../kube/objects";
import { nearWord } from "../../service/near-word";
import type { RequirementAt } from "../policy/selector-intent";
import { type EditPath, type EditValue, isList, isMap, isSameValue, valueAt } from "../text/edit-value";

/** The one requirement of a selector that labels do not satisfy; null where they satisfy all, or miss several. */
export function onlyMissed({ requirements }: LabelSelector, labels: Labels): LabelRequirement | null {
  const [missed, ...more] = requirements.filter((requirement) => !requirementMatches(requirement, labels));
  return more.length > 0 ? null : (missed ?? null);
}

/** What a requirement would have to say so that labels satisfy it. */
export interface MendedRequirement {
  /** As kubectl writes it; null: it has to go. */
  readonly text: string | null;
  /** True where it and the label differ by a letter or two. */
  readonly isTypo: boolean;
}

/**
 * Mends a requirement for labels that miss it.
 *
 * @param isUsed - others satisfy it, and shall go on to
 */
export function mendRequirement(
  { key, operator, values }: LabelRequirement,
  labels: Labels,
  isUsed: boolean,
): MendedRequirement {
  const value = labels.get(key);
  switch (operator) {
    case "In": {
      if (value !== undefined) {
        const isTypo = slipOf(value, values) !== null;
        const text = isUsed || values.length > 1 ? `${key} in (${[...values, value].join(", ")})` : `${key}=${value}`;
        return { text, isTypo };
      }
      const alike = nearKey(key, values, labels);
      return alike === null || isUsed
        ? { text: null, isTypo: false }
        : { text: `${alike}=${labels.get(alike)}`, isTypo: true };
    }
    case "NotIn": {
      const others = values.filter((each) => each !== value);
      const text = others.length === 0 ? null : `${key} notin (${others.join(", ")})`;
      return { text: others.length === 1 ? `${key}!=${others[0]}` : text, isTypo: false };
    }
    case "Exists":
    case "DoesNotExist":
      return { text: null, isTypo: false };
  }
}

/** The word that one was surely meant to be; numbered ones (`app-1`, `app-12`) are different on purpose. */
export function slipOf(word: string, candidates: readonly string[]): string | null {
  const withoutDigits = (text: string) => text.replace(/\d+/g, "");
  const others = candidates.filter((each) => withoutDigits(each) !== withoutDigits(word));
  return nearWord(word, others);
}

/** A key of the labels that is nearly this one, with a value that is asked for. */
function nearKey(key: string, values: readonly string[], labels: Labels): string | null {
  const alike = nearWord(
    key,
    [...labels].flatMap(([own, value]) => (values.includes(value) ? own : [])),
  );
  return alike;
}

/** Labels that would satisfy a requirement. */
export interface MendedLabels {
  readonly set: Labels;
  readonly remove: readonly string[];
  readonly isTypo: boolean;
  /** `app=web`, `legacy-`. */
  readonly words: string;
}

/**
 * Mends labels that miss a requirement; null where nobody can say what the label would be, or where it has quite another
 * value, which says what the pod is.
 */
export function mendLabels({ key, operator, values }: LabelRequirement, labels: Labels): MendedLabels | null {
  // What a controller writes is not for people to change.
  if (/(^|[-/])(pod-template-hash|controller-revision-hash|statefulset\.kubernetes\.io)/.test(key)) return null;
  switch (operator) {
    case "In": {
      const own = labels.get(key);
      const near = own === undefined ? null : slipOf(own, values);
      if (own !== undefined && near === null) return null;
      const value = near ?? values[0] ?? "";
      const isTypo = near !== null || (own === undefined && nearKey(key, values, labels) !== null);
      return { set: new Map([[key, value]]), remove: [], isTypo, words: `${key}=${value}` };
    }
    case "NotIn":
    case "DoesNotExist":
      return { set: new Map(), remove: [key], isTypo: false, words: `without ${key}` };
    case "Exists":
      return null;
  }
}

/** `app=web`, and what labels have of it: `app=front`, `no label app`. */
export function wantedAndFound(
  requirement: LabelRequirement,
  labels: Labels,
): { readonly wanted: string; readonly found: string } {
  const { key } = requirement;
  const value = labels.get(key);
  return {
    wanted: `\`${formatRequirement(requirement)}\``,
    found: value === undefined ? `no label \`${key}\`` : `\`${key}=${value}\``,
  };
}

/** Where a requirement of a selector is written; null where the text says it in some other way. */
export function requirementAt(
  policy: EditValue | null,
  path: EditPath,
  { key, operator, values }: LabelRequirement,
): RequirementAt | null {
  const selector = valueAt(policy ?? undefined, path);
  const labels = valueAt(selector, ["matchLabels"]);
  const [value, ...more] = values;
  if (operator === "In" && more.length === 0 && isMap(labels) && labels.get(key) === value) {
    return { kind: "label", key };
  }
  const terms = valueAt(selector, ["matchExpressions"]);
  const index = (isList(terms) ? terms : []).findIndex((term) => {
    const own = valueAt(term, ["values"]);
    const isSame = values.length === 0 ? !isList(own) || own.length === 0 : isSameValue(own ?? null, values);
    return valueAt(term, ["key"]) === key && valueAt(term, ["operator"]) === operator && isSame;
  });
  return index < 0 ? null : { kind: "term", index };
}
