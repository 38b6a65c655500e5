import type { ManifestFinding } from "../manifest/manifest";
import type { TreeEntry, TreeMap, TreeNode, TreeScalar } from "../manifest/tree";
import type { ErrorType, Severity } from "../source/diagnostic";
import type { DiagnosticCode } from "../source/diagnostic-code";
import type { Fix } from "../source/fix";
import type { Range } from "../source/range";

/** Collects what decoding finds; one an object. */
export interface DecodeContext {
  readonly findings: ManifestFinding[];
}

/** A value in the tree with the server's path to it. `node` is undefined where the key is absent or null. */
export interface Field {
  readonly node: TreeNode | undefined;
  readonly path: string;
  /** Range to blame: the value's, or for an absent value its parent's. */
  readonly range: Range;
}

/** A Go struct read from a map: fields by exact name (decoding is case-sensitive). */
export interface Struct {
  readonly path: string;
  readonly range: Range;
  /** The value of a field; null counts as absent, as it does to Go's decoder. */
  field(name: string): Field;
  /** Range of the field's key, or of the struct where it is absent. */
  keyRange(name: string): Range;
}

const CODES: Partial<Record<ErrorType, DiagnosticCode>> = {
  TypeInvalid: "field-type",
  UnknownField: "field-unknown",
  Required: "field-required",
  Invalid: "field-invalid",
  NotSupported: "field-not-supported",
  Forbidden: "field-forbidden",
  Duplicate: "field-duplicate",
  TooLong: "field-too-long",
};

/** Reports what the API server would refuse. */
export function refuse(
  context: DecodeContext,
  type: ErrorType,
  at: { path: string; range: Range },
  message: string,
  fix?: Fix,
) {
  note(context, CODES[type] ?? "field-invalid", "error", type, at, message, fix);
}

/** Reports any finding. */
export function note(
  context: DecodeContext,
  code: DiagnosticCode,
  severity: Severity,
  type: ErrorType,
  at: { path: string; range: Range },
  message: string,
  fix?: Fix,
) {
  const finding = { code, severity, type, message, range: at.range, field: at.path };
  context.findings.push(fix === undefined ? finding : { ...finding, fix });
}

/**
 * Reads a map as a struct. Null where it is absent or null (nothing is reported) or no map (reported).
 *
 * @param known - the struct's field names; other keys are refused as unknown. Null: other keys are not looked at.
 */
export function readStruct(context: DecodeContext, at: Field, known: ReadonlySet<string> | null): Struct | null {
  if (at.node === undefined) return null;
  if (at.node.kind !== "map") return typeError(context, at, "an object (a map of fields)");
  if (known !== null) refuseUnknownFields(context, at.node, at, known);
  return new MapStruct(at.node, at);
}

/** The items of a list; empty where it is absent or null, and where it is no list (reported). */
export function readList(context: DecodeContext, at: Field): readonly Field[] {
  if (at.node === undefined) return [];
  if (at.node.kind !== "list") {
    typeError(context, at, "a list");
    return [];
  }
  return at.node.items.map((item, i) => new FieldBelow(isNull(item) ? undefined : item, at, i, item));
}

/** A string; null where absent, or of another type (reported). */
export function readString(context: DecodeContext, at: Field): string | null {
  if (at.node === undefined) return null;
  if (at.node.kind === "scalar" && typeof at.node.value === "string") return at.node.value;
  return typeError(context, at, "a string");
}

/** Whether a field holds a string or nothing: then {@link readString} has reported nothing of it. */
export function isStringOrAbsent(at: Field): boolean {
  return at.node === undefined || (at.node.kind === "scalar" && typeof at.node.value === "string");
}

/** A boolean; null where absent, or of another type (reported). */
export function readBoolean(context: DecodeContext, at: Field): boolean | null {
  if (at.node === undefined) return null;
  if (at.node.kind === "scalar" && typeof at.node.value === "boolean") return at.node.value;
  return typeError(context, at, "true or false");
}

/** A 32-bit whole number; null where absent, or of another type (reported). YAML `80.0` is one, JSON `80.0` is not. */
export function readInt32(context: DecodeContext, at: Field): number | null {
  if (at.node === undefined) return null;
  if (at.node.kind === "scalar" && isInt32(at.node)) return Number(at.node.value);
  return typeError(context, at, "a whole number");
}

/** A number or a string, as `port` is; null where absent, or neither (reported). */
export function readIntOrString(context: DecodeContext, at: Field): number | string | null {
  if (at.node === undefined) return null;
  if (at.node.kind === "scalar") {
    if (typeof at.node.value === "string") return at.node.value;
    if (isInt32(at.node)) return Number(at.node.value);
  }
  return typeError(context, at, "a whole number or a name");
}

/** A map of strings, such as labels. A null value is the empty string, as it is to the server. */
export function readStringMap(context: DecodeContext, at: Field): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  if (at.node === undefined) return out;
  if (at.node.kind !== "map") {
    typeError(context, at, "a map of strings");
    return out;
  }
  for (const { key, value } of at.node.entries) {
    if (value.kind === "scalar" && typeof value.value === "string") out.set(key, value.value);
    else out.set(key, readString(context, new FieldBelow(isNull(value) ? undefined : value, at, key, value)) ?? "");
  }
  return out;
}

/** A field that stands for the whole tree of an object. */
export function rootField(node: TreeNode): Field {
  return { node, path: "", range: node.range };
}

/** A field of a struct or an item of a list. Its path is put together only where something is found. */
class FieldBelow implements Field {
  constructor(
    readonly node: TreeNode | undefined,
    private readonly parent: { readonly path: string },
    private readonly key: string | number,
    /** What to blame: the value, or where it is absent the map that lacks it. */
    private readonly place: TreeNode | TreeEntry,
  ) {}

  get path(): string {
    const { path } = this.parent;
    if (typeof this.key === "number") return `${path}[${this.key}]`;
    return path === "" ? this.key : `${path}.${this.key}`;
  }

  get range(): Range {
    return "keyRange" in this.place ? this.place.keyRange : this.place.range;
  }
}

/** A map as a struct; made for every map that is read. */
class MapStruct implements Struct {
  constructor(
    private readonly map: TreeMap,
    private readonly at: { readonly path: string },
  ) {}

  get path(): string {
    return this.at.path;
  }

  get range(): Range {
    return this.map.range;
  }

  field(name: string): Field {
    const value = this.find(name)?.value;
    const node = value === undefined || isNull(value) ? undefined : value;
    return new FieldBelow(node, this.at, name, value ?? this.map.entries[0] ?? this.map);
  }

  keyRange(name: string): Range {
    return this.find(name)?.keyRange ?? headOf(this.map);
  }

  private find(name: string): TreeEntry | undefined {
    for (const entry of this.map.entries) if (entry.key === name) return entry;
    return undefined;
  }
}

/** What to mark for something that is missing in a map: its first key, rather than many lines. */
function headOf(map: TreeMap): Range {
  return map.entries[0]?.keyRange ?? map.range;
}

/** Refuses keys of a map that the server's type does not have (strict decoding); names are case-sensitive. */
export function refuseUnknownFields(
  context: DecodeContext,
  map: TreeMap,
  of: { readonly path: string },
  known: ReadonlySet<string>,
) {
  for (const { key, keyRange } of map.entries) {
    if (known.has(key)) continue;
    const near = [...known].find((name) => name.toLowerCase() === key.toLowerCase());
    const hint = near === undefined ? "" : `; did you mean ${near}?`;
    const at = { path: of.path === "" ? key : `${of.path}.${key}`, range: keyRange };
    refuse(context, "UnknownField", at, `unknown field “${key}”${hint}`);
  }
}

function typeError(context: DecodeContext, at: Field, wanted: string): null {
  refuse(context, "TypeInvalid", at, `${at.path || "the document"} must be ${wanted}, and is ${describe(at.node)}`);
  return null;
}

function describe(node: TreeNode | undefined): string {
  if (node === undefined) return "missing";
  if (node.kind === "map") return "a map";
  if (node.kind === "list") return "a list";
  const quoteHint =
    node.style === "plain" && typeof node.value !== "string" ? " (put it in quotes to make it text)" : "";
  if (typeof node.value === "string") return `the text “${node.value}”`;
  return typeof node.value === "number" ? `the number ${node.text}${quoteHint}` : `${node.value}${quoteHint}`;
}

function isNull(node: TreeNode): boolean {
  return node.kind === "scalar" && node.value === null;
}

function isInt32(node: TreeScalar): boolean {
  if (typeof node.value !== "number" || !Number.isInteger(node.value)) return false;
  if (node.style === "json" && /[.eE]/.test(node.text)) return false;
  return node.value >= -(2 ** 31) && node.value < 2 ** 31;
}
