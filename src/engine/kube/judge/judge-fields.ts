import { fieldBelow, quoted } from "../../manifest/finding";
import type { TreeScalar } from "../../manifest/tree";
import {
  type DecodeContext,
  type Field,
  readBoolean,
  readInt32,
  readIntOrString,
  readList,
  readString,
  readStringMap,
  readStruct,
  refuse,
} from "../decode-fields";
import { fieldTypeOf } from "./pod-fields";
import { isInt64, isQuantity, isTime } from "./server-values";

/**
 * Reports what the server's strict decoding refuses in a field and below it: fields that its types do not have, and
 * values of another kind. Absent and null are fine anywhere.
 *
 * @param kind - as `pod-fields.ts` writes kinds: a type's name, `string`, `[]int64`, …
 */
export function judgeFields(context: DecodeContext, at: Field, kind: string) {
  if (at.node === undefined) return;
  if (kind.startsWith("[]")) {
    for (const item of readList(context, at)) judgeFields(context, item, kind.slice(2));
    return;
  }
  const type = fieldTypeOf(kind);
  if (type === undefined) return judgeValue(context, at, kind);
  const struct = readStruct(context, at, type.names);
  if (struct === null || at.node.kind !== "map") return;
  for (const { key } of at.node.entries) {
    const below = type.kinds.get(key);
    if (below !== undefined) judgeFields(context, struct.field(key), below);
  }
}

function judgeValue(context: DecodeContext, at: Field, kind: string) {
  switch (kind) {
    case "string":
      readString(context, at);
      return;
    case "bool":
      readBoolean(context, at);
      return;
    case "int32":
      readInt32(context, at);
      return;
    case "port":
      readIntOrString(context, at);
      return;
    case "strings":
      readStringMap(context, at);
      return;
    case "int64":
      judgeScalar(context, at, "a whole number", isInt64);
      return;
    case "time":
      judgeScalar(context, at, "a time such as 2026-01-31T12:00:00Z", isTime);
      return;
    case "quantity":
      judgeScalar(context, at, "a quantity such as 500m or 1Gi", isQuantity);
      return;
    case "quantities":
      judgeQuantities(context, at);
  }
}

function judgeScalar(context: DecodeContext, at: Field, wanted: string, isFine: (node: TreeScalar) => boolean) {
  const { node } = at;
  if (node === undefined || (node.kind === "scalar" && isFine(node))) return;
  const is = node.kind === "scalar" ? `the text ${quoted(node.text)}` : `a ${node.kind}`;
  refuse(context, "TypeInvalid", at, `${at.path} must be ${wanted}, and is ${is}`);
}

function judgeQuantities(context: DecodeContext, at: Field) {
  if (readStruct(context, at, null) === null || at.node?.kind !== "map") return;
  for (const { key, value } of at.node.entries) {
    const isNull = value.kind === "scalar" && value.value === null;
    const below = { node: isNull ? undefined : value, path: fieldBelow(at.path, key), range: value.range };
    judgeValue(context, below, "quantity");
  }
}
