import { quoted } from "../../manifest/finding";
import type { Fix } from "../../source/fix";
import type { Range } from "../../source/range";
import type { DecodeContext, Field } from "../decode-fields";
import { labelKeyProblem, labelValueProblem } from "../name-rules";
import { nearestName } from "./nearest-name";
import { replaceText } from "./replace-value";
import { refuse } from "./report-finding";

/**
 * Refuses labels of a map, at the entry: the server names the map only.
 *
 * @param labels - as they were read
 */
export function refuseLabels(context: DecodeContext, at: Field, labels: ReadonlyMap<string, string>): void {
  const entries = new Map(at.node?.kind === "map" ? at.node.entries.map((entry) => [entry.key, entry]) : []);
  for (const [key, value] of labels) {
    const entry = entries.get(key);
    const place = (range: Range | undefined) => ({ path: at.path, range: range ?? at.range });
    if (labelKeyProblem(key) !== null) refuseKey(context, place(entry?.keyRange), key);
    const problem = labelValueProblem(value);
    if (problem !== null) {
      const message = `the label value ${quoted(value)} ${problem}${valueHint(value)}`;
      const fix = trimmed(entry?.value, value);
      refuse(context, "Invalid", place(entry?.value.range), message, fix);
    }
  }
}

/** Refuses the key of a label. */
export function refuseKey(context: DecodeContext, at: Pick<Field, "path" | "range">, key: string): void {
  if (key === "") {
    refuse(context, "Invalid", at, "the label key “” has no name: a requirement needs the key of a label");
    return;
  }
  const hint = key.includes("=") ? "; write key and value as key: value" : "";
  refuse(context, "Invalid", at, `the label key ${quoted(key)} ${labelKeyProblem(key)}${hint}`);
}

/** Refuses a value of a requirement. */
export function refuseValue(context: DecodeContext, at: Field, value: string): void {
  const message = `the label value ${quoted(value)} ${labelValueProblem(value)}${valueHint(value)}`;
  refuse(context, "Invalid", at, message, trimmed(at.node, value));
}

function valueHint(value: string): string {
  if (/^\s|\s$/.test(value) && labelValueProblem(value.trim()) === null) return "; there are spaces around it";
  if (/^\d+(:\d+)+$/.test(value)) return "; to Kubernetes it is text and no time";
  if (value.includes("*")) return "; labels are compared as they are, there are no wildcards";
  return value.includes(",") ? "; for one of several values write a matchExpression with operator In" : "";
}

function trimmed(node: Field["node"], value: string): Fix | undefined {
  const text = value.trim();
  return text !== value && text !== "" && labelValueProblem(text) === null ? replaceText(node, text) : undefined;
}

/** What other languages call the operators. */
const OPERATOR_WORDS: ReadonlyMap<string, string> = new Map([
  ["=", "In"],
  ["==", "In"],
  ["eq", "In"],
  ["equal", "In"],
  ["equals", "In"],
  ["!=", "NotIn"],
  ["ne", "NotIn"],
  ["notequal", "NotIn"],
  ["notequals", "NotIn"],
  ["exist", "Exists"],
  ["notexist", "DoesNotExist"],
  ["notexists", "DoesNotExist"],
  ["doesnotexists", "DoesNotExist"],
  ["absent", "DoesNotExist"],
]);
const OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist"];

/** Refuses what is no operator of a selector. */
export function refuseOperator(context: DecodeContext, at: Field, operator: string): void {
  const meant = OPERATOR_WORDS.get(operator.toLowerCase().replace(/[\s_-]/g, "")) ?? nearestName(operator, OPERATORS);
  const all = "there are In, NotIn, Exists and DoesNotExist";
  const fix = meant === null ? undefined : replaceText(at.node, meant);
  const message =
    operator === "" ? `a requirement needs an operator; ${all}` : `${quoted(operator)} is no operator; ${all}`;
  refuse(context, "Invalid", at, message, fix);
}

/** Refuses In and NotIn without values. */
export function refuseNoValues(context: DecodeContext, at: Field, operator: string): void {
  const other = operator === "In" ? "Exists" : "DoesNotExist";
  refuse(
    context,
    "Required",
    at,
    `operator ${operator} needs at least one value; to ask for the key alone write ${other}`,
  );
}

/** Refuses values of Exists and DoesNotExist. */
export function refuseValues(context: DecodeContext, at: Field, operator: Field, written: string): void {
  const other = written === "Exists" ? "In" : "NotIn";
  const message = `operator ${written} takes no values; with values write ${other}`;
  refuse(context, "Forbidden", at, message, replaceText(operator.node, other));
}
