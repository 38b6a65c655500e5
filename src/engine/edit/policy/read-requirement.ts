import type { LabelRequirement } from "../../kube/objects";
import { type EditValue, mapOf } from "../text/edit-value";

/** A requirement of a selector as somebody writes it in one line. */
export type WrittenRequirement = Omit<LabelRequirement, "range">;

/**
 * Reads a requirement in the way that kubectl writes it: `tier=web`, `tier!=web`, `tier in (a, b)`, `tier notin (a, b)`,
 * `tier`, `!tier`; also `tier: web` as in a manifest. Keys and values are not judged.
 *
 * @returns null for a text that says nothing
 */
export function readRequirement(text: string): WrittenRequirement | null {
  const trimmed = text.trim();
  const listed = /^(\S+)\s+(in|not\s?in)\s*\((.*)\)$/i.exec(trimmed);
  if (listed !== null) {
    const [, key = "", operator = "", values = ""] = listed;
    const own = values.split(",").map((value) => value.trim());
    return {
      key,
      operator: /^in$/i.test(operator) ? "In" : "NotIn",
      values: own.length === 1 && own[0] === "" ? [] : own,
    };
  }
  const compared = /^([^=!]*?)\s*(!=|==?)\s*(.*)$/.exec(trimmed) ?? /^([^:]*?)\s*(:)(?:\s+(.*))?$/.exec(trimmed);
  if (compared !== null) {
    const [, key = "", sign, value = ""] = compared;
    return { key, operator: sign === "!=" ? "NotIn" : "In", values: [value] };
  }
  if (trimmed.startsWith("!")) return { key: trimmed.slice(1).trim(), operator: "DoesNotExist", values: [] };
  return trimmed === "" ? null : { key: trimmed, operator: "Exists", values: [] };
}

/**
 * Why a text is no requirement, though it reads as the key of one: the list of its values is not in brackets, or they are not
 * closed. Null: nothing is wrong with it.
 */
export function bracketProblem(text: string): string | null {
  const [, key = "", operator = "", rest = ""] = /^(\S+)\s+(in|not\s?in)\b\s*(.*)$/i.exec(text.trim()) ?? [];
  if (key === "" || /^[=!:]/.test(rest)) return null;
  if (!rest.startsWith("(")) return `write the values in brackets, as in ${key} ${operator} (a, b)`;
  return rest.includes(")") ? null : `the bracket of “${text.trim()}” is not closed`;
}

/** Whether a requirement is an entry of `matchLabels`. */
export function isLabel({ operator, values }: WrittenRequirement): boolean {
  return operator === "In" && values.length === 1;
}

/** An item of `matchExpressions`. */
export function termValue({ key, operator, values }: WrittenRequirement): EditValue {
  const isListed = operator === "In" || operator === "NotIn";
  return mapOf(["key", key], ["operator", operator], ["values", isListed ? values : undefined]);
}

/**
 * A selector of requirements; of none `{}`, which selects everything. Two values of one label, which nobody has, are a label
 * and a term: both have to hold.
 */
export function selectorOf(requirements: readonly WrittenRequirement[]): EditValue {
  const labels = requirements.filter(
    (each, i) => isLabel(each) && !requirements.slice(0, i).some((other) => isLabel(other) && other.key === each.key),
  );
  const isRepeated = ({ key, values }: WrittenRequirement) =>
    labels.some((each) => each.key === key && each.values[0] === values[0]);
  const terms = requirements.filter((each) => !isLabel(each) || (!labels.includes(each) && !isRepeated(each)));
  return mapOf(
    ["matchLabels", labels.length === 0 ? undefined : new Map(labels.map(({ key, values }) => [key, values[0] ?? ""]))],
    ["matchExpressions", terms.length === 0 ? undefined : terms.map(termValue)],
  );
}
