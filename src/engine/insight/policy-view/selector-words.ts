import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import type { LabelRequirement, LabelSelector } from "../../kube/objects";

/** So many conditions, or values of one, are said in words; the others are counted. */
const MOST_SAID = 5;

/** “pods labelled `app=web` and without a label `old`”; without conditions “every pod”. Null (absent) is every pod too. */
export function podWords(selector: LabelSelector | null): string {
  if (selector === null || selector.requirements.length === 0) return "every pod";
  return `pods ${conditionWords(selector.requirements)}`;
}

/**
 * “in namespaces labelled `team=a`”, “in namespace `a` or `b`” where only names are asked for; “in any namespace” without
 * conditions.
 */
export function namespaceWords({ requirements }: LabelSelector): string {
  const [only] = requirements;
  if (only === undefined) return "in any namespace";
  if (requirements.length === 1 && only.key === NAMESPACE_NAME_LABEL && only.operator === "In")
    return `in namespace ${either(only.values)}`;
  return `in namespaces ${conditionWords(requirements)}`;
}

/** All conditions of a selector, ANDed: those that ask for one value first. */
export function conditionWords(requirements: readonly LabelRequirement[]): string {
  const isLabel = ({ operator, values }: LabelRequirement) => operator === "In" && values.length === 1;
  const labels = requirements.filter(isLabel).map(({ key, values }) => labelWords(key, values[0] ?? ""));
  const others = requirements.filter((each) => !isLabel(each)).map(requirementWords);
  const said = [...labels, ...others].slice(0, MOST_SAID);
  const more = labels.length + others.length - said.length;
  const joined = [...said, ...(more > 0 ? [`${more} more ${more === 1 ? "condition" : "conditions"}`] : [])];
  return `${labels.length > 0 ? "labelled " : ""}${joined.join(" and ")}`;
}

function labelWords(key: string, value: string): string {
  return value === "" ? `\`${key}=""\`` : `\`${key}=${value}\``;
}

/** One that is not just a label: “whose `tier` is `web` or `api`”. A key that is absent is no value (N4). */
function requirementWords({ key, operator, values }: LabelRequirement): string {
  switch (operator) {
    case "In":
      return `whose \`${key}\` is ${either(values)}`;
    case "NotIn":
      return `whose \`${key}\`, if they have one, is not ${either(values)}`;
    case "Exists":
      return `with a label \`${key}\``;
    case "DoesNotExist":
      return `without a label \`${key}\``;
  }
}

/** “`a`”, “`a` or `b`”, “`a`, `b` or 9 more”. */
export function either(values: readonly string[]): string {
  const said = values.slice(0, MOST_SAID).map((value) => (value === "" ? '`""`' : `\`${value}\``));
  const more = values.length - said.length;
  const all = more > 0 ? [...said, `${more} more`] : said;
  const last = all.at(-1) ?? "";
  return all.length < 2 ? last : `${all.slice(0, -1).join(", ")} or ${last}`;
}
