import type { Range } from "../source/range";
import {
  type DecodeContext,
  type Field,
  isStringOrAbsent,
  readList,
  readString,
  readStringMap,
  readStruct,
  refuse,
  type Struct,
} from "./decode-fields";
import { refuseGenerateName, refuseName } from "./explain/explain-name";
import { refuseLabels } from "./explain/explain-selector";
import { dnsLabelProblem, labelKeyProblem, labelValueProblem } from "./name-rules";
import type { Labels, OwnerReference } from "./objects";

/** ObjectMeta, as far as evaluation reads it. */
export interface Metadata {
  /** `generateName` where there is no name; empty where neither is given (reported). */
  readonly name: string;
  readonly nameRange: Range;
  /** Null where absent or empty. */
  readonly namespace: string | null;
  readonly labels: Labels;
  /** The controlling owner, else the first, or null. */
  readonly owner: OwnerReference | null;
  /** The struct itself, null where `metadata` is missing. */
  readonly struct: Struct | null;
}

/**
 * Reads `metadata` of an object.
 *
 * @param nameProblem - the rule for names of its kind
 * @param namespaced - false for kinds that live in no namespace: the field is ignored there
 */
export function decodeMetadata(
  context: DecodeContext,
  object: Struct,
  nameProblem: (name: string) => string | null,
  namespaced: boolean,
): Metadata {
  const at = object.field("metadata");
  const struct = readStruct(context, at, null);
  if (struct === null) {
    if (at.node === undefined)
      refuse(
        context,
        "Required",
        { path: "metadata.name", range: at.range },
        "the object needs a name (metadata.name)",
      );
    return { name: "", nameRange: at.range, namespace: null, labels: new Map(), owner: null, struct: null };
  }
  const namespace = namespaced ? decodeNamespace(context, struct.field("namespace")) : null;
  const { name, nameRange } = decodeName(context, struct, nameProblem);
  const labels = decodeLabels(context, struct.field("labels"));
  return { name, nameRange, namespace, labels, owner: decodeOwner(context, struct.field("ownerReferences")), struct };
}

/** Labels of an object or a template: keys and values by the server's rules, errors on the map as the server has them. */
export function decodeLabels(context: DecodeContext, at: Field): Labels {
  const labels = readStringMap(context, at);
  for (const [key, value] of labels) {
    if (labelKeyProblem(key) === null && labelValueProblem(value) === null) continue;
    refuseLabels(context, at, labels);
    break;
  }
  return labels;
}

function decodeName(context: DecodeContext, meta: Struct, nameProblem: (name: string) => string | null) {
  const nameField = meta.field("name");
  const name = readString(context, nameField) ?? "";
  const generateName = readString(context, meta.field("generateName")) ?? "";
  if (name === "" && generateName === "") {
    if (isStringOrAbsent(nameField)) {
      refuse(
        context,
        "Required",
        { path: "metadata.name", range: nameField.range },
        "the object needs a name (metadata.name)",
      );
    }
    return { name, nameRange: nameField.range };
  }
  const generated = meta.field("generateName");
  if (generateName !== "") {
    // the server puts letters and digits at its end where a name is missing, and then finds fault with both
    const problem = name === "" ? nameProblem(`${generateName.slice(0, 58)}a`) : null;
    const own = problem ?? nameProblem(generateName.replace(/.-$/s, "a"));
    if (own !== null) refuseGenerateName(context, generated.range, generateName, own, problem !== null);
  }
  if (name === "") return { name: generateName, nameRange: generated.range };
  const problem = nameProblem(name);
  if (problem !== null) refuseName(context, nameField, "the name", name, problem, nameProblem);
  return { name, nameRange: nameField.range };
}

function decodeNamespace(context: DecodeContext, at: Field): string | null {
  const namespace = readString(context, at) ?? "";
  if (namespace === "") return null;
  const problem = dnsLabelProblem(namespace);
  if (problem !== null) refuseName(context, at, "the namespace", namespace, problem, dnsLabelProblem);
  return namespace;
}

function decodeOwner(context: DecodeContext, at: Field): OwnerReference | null {
  let first: OwnerReference | null = null;
  for (const item of readList(context, at)) {
    const reference = readStruct(context, item, null);
    if (reference === null) continue;
    const kind = readString(context, reference.field("kind"));
    const name = readString(context, reference.field("name"));
    if (kind === null || name === null) continue;
    const controller = reference.field("controller").node;
    if (controller?.kind === "scalar" && controller.value === true) return { kind, name };
    first ??= { kind, name };
  }
  return first;
}
