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
import { dnsLabelProblem, labelKeyProblem, labelValueProblem, utf8Length } from "./name-rules";
import type { Labels, OwnerReference } from "./objects";

const META_FIELDS: ReadonlySet<string> = new Set([
  "name",
  "generateName",
  "namespace",
  "selfLink",
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "labels",
  "annotations",
  "ownerReferences",
  "finalizers",
  "managedFields",
]);

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
  const struct = readStruct(context, at, META_FIELDS);
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
  const entries = new Map(at.node?.kind === "map" ? at.node.entries.map((entry) => [entry.key, entry]) : []);
  for (const [key, value] of labels) {
    const keyProblem = labelKeyProblem(key);
    if (keyProblem !== null) {
      refuse(
        context,
        "Invalid",
        { path: at.path, range: entries.get(key)?.keyRange ?? at.range },
        `the label key “${key}” ${keyProblem}`,
      );
    }
    const valueProblem = labelValueProblem(value);
    if (valueProblem !== null) {
      const range = entries.get(key)?.value.range ?? at.range;
      refuse(context, "Invalid", { path: at.path, range }, `the label value “${value}” ${valueProblem}`);
    }
  }
  return labels;
}

/** What the server refuses in metadata that evaluation does not read: annotations and finalizers. */
export function checkMetadata(context: DecodeContext, struct: Struct) {
  checkAnnotations(context, struct.field("annotations"));
  checkFinalizers(context, struct.field("finalizers"));
  for (const name of ["creationTimestamp", "deletionTimestamp"]) checkTime(context, struct.field(name));
}

/** RFC 3339, as Go reads it; null is no time. @see apimachinery metav1 Time.UnmarshalJSON */
function checkTime(context: DecodeContext, at: Field) {
  const text = readString(context, at);
  if (text !== null && !RFC_3339.test(text))
    refuse(context, "TypeInvalid", at, `${at.path} must be a time such as 2026-01-31T12:00:00Z, and is “${text}”`);
}

const RFC_3339 =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d([.,]\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Keys are compared without regard to case; values are free, up to a size. @see apimachinery validation.ValidateAnnotations */
function checkAnnotations(context: DecodeContext, at: Field) {
  const annotations = readStringMap(context, at);
  let length = 0;
  for (const [key, value] of annotations) {
    length += key.length + value.length;
    const problem = labelKeyProblem(key.toLowerCase());
    if (problem === null) continue;
    const entry = at.node?.kind === "map" ? at.node.entries.find((each) => each.key === key) : undefined;
    const range = entry?.keyRange ?? at.range;
    refuse(context, "Invalid", { path: at.path, range }, `the annotation key “${key}” ${problem}`);
  }
  // a UTF-16 unit is one to three bytes
  if (3 * length > MOST_ANNOTATION_BYTES && annotationBytes(annotations) > MOST_ANNOTATION_BYTES)
    refuse(context, "TooLong", at, "all annotations together, keys and values, may have 262144 bytes at most");
}

/** What the server stores of annotations at most: 256 KiB of keys and values. */
const MOST_ANNOTATION_BYTES = 256 * 1024;

function annotationBytes(annotations: ReadonlyMap<string, string>): number {
  let bytes = 0;
  for (const entry of annotations) for (const text of entry) bytes += utf8Length(text);
  return bytes;
}

/** Two rules, two findings: how it is written, and that it has a domain. @see core validation.ValidateObjectMeta */
function checkFinalizers(context: DecodeContext, at: Field) {
  for (const item of readList(context, at)) {
    const finalizer = readString(context, item) ?? "";
    if (!isStringOrAbsent(item)) continue;
    const problem = labelKeyProblem(finalizer);
    if (problem !== null)
      refuse(context, "Invalid", { path: at.path, range: item.range }, `the finalizer “${finalizer}” ${problem}`);
    if (!finalizer.includes("/") && !STANDARD_FINALIZERS.has(finalizer))
      refuse(context, "Invalid", item, `the finalizer “${finalizer}” needs a domain, such as example.com/${finalizer}`);
  }
}

const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(["kubernetes", "orphan", "foregroundDeletion"]);

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
  if (name !== "") {
    const problem = nameProblem(name);
    if (problem !== null) refuse(context, "Invalid", nameField, `the name ${JSON.stringify(name)} ${problem}`);
    return { name, nameRange: nameField.range };
  }
  const generated = meta.field("generateName");
  // the server puts letters and digits at its end, and then finds fault with both names
  const problem = nameProblem(`${generateName.slice(0, 58)}a`);
  if (problem !== null) {
    for (const path of ["metadata.generateName", "metadata.name"]) {
      const message = `the generateName ${JSON.stringify(generateName)} ${problem}`;
      refuse(context, "Invalid", { path, range: generated.range }, message);
    }
  }
  return { name: generateName, nameRange: generated.range };
}

function decodeNamespace(context: DecodeContext, at: Field): string | null {
  const namespace = readString(context, at) ?? "";
  if (namespace === "") return null;
  const problem = dnsLabelProblem(namespace);
  if (problem !== null) refuse(context, "Invalid", at, `the namespace ${JSON.stringify(namespace)} ${problem}`);
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
