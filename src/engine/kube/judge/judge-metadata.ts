import { quoted } from "../../manifest/finding";
import { type DecodeContext, type Field, readStringMap, refuse, type Struct } from "../decode-fields";
import { labelKeyProblem, utf8Length } from "../name-rules";
import { itemsOf, mapOf, textOf } from "./judge-text";

/**
 * The rules of metadata that evaluation does not read: annotations, finalizers, owners. Wrong types are not its matter.
 *
 * @see apimachinery validation.ValidateObjectMetaAccessor; core validation.ValidateObjectMeta
 */
export function judgeMetadataRules(context: DecodeContext, at: Field) {
  const struct = mapOf(at);
  if (struct === null) return;
  judgeAnnotations(context, struct.field("annotations"));
  judgeOwners(context, struct.field("ownerReferences"));
  const finalizers = struct.field("finalizers");
  const items = itemsOf(finalizers);
  for (const item of items) judgeFinalizer(context, item, finalizers.path, item.path);
  const names = new Set(items.map((item) => textOf(item)));
  if (names.has("orphan") && names.has("foregroundDeletion")) {
    refuse(
      context,
      "Invalid",
      finalizers,
      "the finalizers orphan and foregroundDeletion exclude each other; keep one of them",
    );
  }
}

/** Keys are compared without regard to case; values are free, up to a size. @see apimachinery validation.ValidateAnnotations */
function judgeAnnotations(context: DecodeContext, at: Field) {
  const annotations = readStringMap({ findings: [] }, at);
  const entries = new Map(at.node?.kind === "map" ? at.node.entries.map((entry) => [entry.key, entry]) : []);
  let bytes = 0;
  for (const [key, value] of annotations) {
    bytes += utf8Length(key) + utf8Length(value);
    const problem = labelKeyProblem(key.toLowerCase());
    if (problem === null) continue;
    const range = entries.get(key)?.keyRange ?? at.range;
    refuse(context, "Invalid", { path: at.path, range }, `the annotation key ${quoted(key)} ${problem}`);
  }
  if (bytes > MOST_ANNOTATION_BYTES)
    refuse(context, "TooLong", at, "all annotations together, keys and values, may have 262144 bytes at most");
}

/** What the server stores of annotations at most: 256 KiB of keys and values. */
const MOST_ANNOTATION_BYTES = 256 * 1024;

/** @see apimachinery validation.ValidateOwnerReferences, whose paths have no index */
function judgeOwners(context: DecodeContext, at: Field) {
  let controller: string | null = null;
  for (const item of itemsOf(at)) {
    const owner = mapOf(item);
    if (owner === null && item.node !== undefined) continue;
    for (const name of ["apiVersion", "kind", "name", "uid"]) judgeOwnerField(context, at, item, owner, name);
    const value = (name: string) => (owner === null ? "" : (textOf(owner.field(name)) ?? ""));
    if (value("apiVersion") === "v1" && value("kind") === "Event")
      refuse(context, "Invalid", { path: at.path, range: item.range }, "an Event owns nothing; name another owner");
    const flag = owner?.field("controller").node;
    if (flag?.kind !== "scalar" || flag.value !== true) continue;
    if (controller === null) controller = value("name");
    else {
      const message = `only one owner may be the controller, and ${quoted(controller)} is; write controller: false here`;
      const fix = { title: "write false", edits: [{ ...flag.range, text: "false" }] };
      refuse(context, "Invalid", { path: at.path, range: flag.range }, message, fix);
    }
  }
}

function judgeOwnerField(context: DecodeContext, at: Field, item: Field, owner: Struct | null, name: string) {
  const field = owner?.field(name);
  const value = field === undefined ? "" : textOf(field);
  if (value === null) return;
  const isFine = name === "apiVersion" ? /^([^/]*\/)?[^/]+$/.test(value) : value !== "";
  if (isFine) return;
  const range = field?.node?.range ?? owner?.range ?? item.range;
  const message =
    name === "apiVersion" && value !== ""
      ? `an apiVersion is a version or group/version, such as apps/v1, and ${quoted(value)} is neither`
      : `an owner needs its ${name}`;
  refuse(context, "Invalid", { path: `${at.path}.${name}`, range }, message);
}

/**
 * Two rules, two findings: how a finalizer is written, and that it has a domain.
 *
 * @param writtenPath - the path that the server blames for how it is written
 * @param domainPath - the path that it blames for a missing domain
 * @see core validation.ValidateObjectMeta
 */
export function judgeFinalizer(context: DecodeContext, item: Field, writtenPath: string, domainPath: string) {
  const finalizer = textOf(item);
  if (finalizer === null) return;
  const { range } = item;
  const problem = labelKeyProblem(finalizer);
  if (problem !== null)
    refuse(context, "Invalid", { path: writtenPath, range }, `the finalizer ${quoted(finalizer)} ${problem}`);
  if (!finalizer.includes("/") && !STANDARD_FINALIZERS.has(finalizer)) {
    const message = `the finalizer ${quoted(finalizer)} needs a domain, such as ${quoted(`example.com/${finalizer}`)}`;
    refuse(context, "Invalid", { path: domainPath, range }, message);
  }
}

const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(["kubernetes", "orphan", "foregroundDeletion"]);
