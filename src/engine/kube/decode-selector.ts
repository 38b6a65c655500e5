import {
  type DecodeContext,
  type Field,
  readList,
  readString,
  readStringMap,
  readStruct,
  refuse,
} from "./decode-fields";
import { labelKeyProblem, labelValueProblem } from "./name-rules";
import type { LabelRequirement, LabelSelector } from "./objects";

const SELECTOR_FIELDS: ReadonlySet<string> = new Set(["matchLabels", "matchExpressions"]);
const REQUIREMENT_FIELDS: ReadonlySet<string> = new Set(["key", "operator", "values"]);
const OPERATORS: ReadonlySet<string> = new Set(["In", "NotIn", "Exists", "DoesNotExist"]);

/**
 * Reads a label selector; null where it is absent (or no map, reported).
 *
 * @see apimachinery meta/v1 validation.ValidateLabelSelector
 */
export function decodeSelector(context: DecodeContext, at: Field): LabelSelector | null {
  const struct = readStruct(context, at, SELECTOR_FIELDS);
  if (struct === null) return null;
  const requirements: LabelRequirement[] = [];
  const matchLabels = struct.field("matchLabels");
  const ranges = new Map(
    matchLabels.node?.kind === "map"
      ? matchLabels.node.entries.map((entry) => [entry.key, { from: entry.keyRange.from, to: entry.value.range.to }])
      : [],
  );
  for (const [key, value] of readStringMap(context, matchLabels)) {
    const range = ranges.get(key) ?? matchLabels.range;
    const keyProblem = labelKeyProblem(key);
    if (keyProblem !== null)
      refuse(context, "Invalid", { path: matchLabels.path, range }, `the label key “${key}” ${keyProblem}`);
    const valueProblem = labelValueProblem(value);
    if (valueProblem !== null) {
      refuse(context, "Invalid", { path: matchLabels.path, range }, `the label value “${value}” ${valueProblem}`);
    }
    requirements.push({ key, operator: "In", values: [value], range });
  }
  for (const item of readList(context, struct.field("matchExpressions"))) {
    const requirement = decodeRequirement(context, item);
    if (requirement !== null) requirements.push(requirement);
  }
  return { requirements, range: struct.range };
}

function decodeRequirement(context: DecodeContext, at: Field): LabelRequirement | null {
  const struct = readStruct(context, at, REQUIREMENT_FIELDS);
  const key = struct === null ? "" : (readString(context, struct.field("key")) ?? "");
  const operator = struct === null ? "" : (readString(context, struct.field("operator")) ?? "");
  if (at.node !== undefined && struct === null) return null;
  const valuesField = struct?.field("values") ?? { node: at.node, path: `${at.path}.values`, range: at.range };
  const items = readList(context, valuesField);
  const values = items.map((item) => readString(context, item) ?? "");
  const blame = (name: string) => struct?.field(name) ?? { path: `${at.path}.${name}`, range: at.range };
  if (operator === "In" || operator === "NotIn") {
    const isList = valuesField.node === undefined || valuesField.node.kind === "list";
    if (values.length === 0 && isList)
      refuse(context, "Required", valuesField, `operator ${operator} needs at least one value`);
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    if (values.length > 0) refuse(context, "Forbidden", valuesField, `operator ${operator} takes no values`);
  } else {
    refuse(
      context,
      "Invalid",
      blame("operator"),
      `“${operator}” is no operator; there are In, NotIn, Exists and DoesNotExist`,
    );
  }
  const keyProblem = labelKeyProblem(key);
  if (keyProblem !== null) refuse(context, "Invalid", blame("key"), `the label key “${key}” ${keyProblem}`);
  for (const [i, value] of values.entries()) {
    const problem = labelValueProblem(value);
    const item = items[i];
    if (problem !== null && item !== undefined)
      refuse(context, "Invalid", item, `the label value “${value}” ${problem}`);
  }
  return isOperator(operator) ? { key, operator, values, range: at.range } : null;
}

function isOperator(text: string): text is LabelRequirement["operator"] {
  return OPERATORS.has(text);
}
