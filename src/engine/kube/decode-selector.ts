import { type DecodeContext, type Field, isStringOrAbsent, readList, readString, readStruct } from "./decode-fields";
import { decodeLabels } from "./decode-metadata";
import { refuseKey, refuseNoValues, refuseOperator, refuseValue, refuseValues } from "./explain/explain-selector";
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
  const labels = decodeLabels(context, matchLabels);
  const ranges = new Map(
    matchLabels.node?.kind === "map"
      ? matchLabels.node.entries.map((entry) => [entry.key, { from: entry.keyRange.from, to: entry.value.range.to }])
      : [],
  );
  for (const [key, value] of labels) {
    requirements.push({ key, operator: "In", values: [value], range: ranges.get(key) ?? matchLabels.range });
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
  const blame = (name: string) =>
    struct?.field(name) ?? { node: undefined, path: `${at.path}.${name}`, range: at.range };
  const [keyField, operatorField] = [blame("key"), blame("operator")];
  if (operator === "In" || operator === "NotIn") {
    const isList = valuesField.node === undefined || valuesField.node.kind === "list";
    if (values.length === 0 && isList) refuseNoValues(context, valuesField, operator);
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    if (values.length > 0) refuseValues(context, valuesField, operatorField, operator);
  } else if (isStringOrAbsent(operatorField)) {
    refuseOperator(context, operatorField, operator);
  }
  if (labelKeyProblem(key) !== null && isStringOrAbsent(keyField)) refuseKey(context, keyField, key);
  for (const [i, value] of values.entries()) {
    const item = items[i];
    if (item !== undefined && labelValueProblem(value) !== null) refuseValue(context, item, value);
  }
  return isOperator(operator) ? { key, operator, values, range: at.range } : null;
}

function isOperator(text: string): text is LabelRequirement["operator"] {
  return OPERATORS.has(text);
}
