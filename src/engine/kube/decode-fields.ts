import type { ManifestFinding } from "../manifest/manifest";
import type { TreeEntry, TreeMap, TreeNode, TreeScalar } from "../manifest/tree";
import type { Range } from "../source/range";
import { refuseType, warnOfNull, warnOfNumber } from "./explain/explain-type";
import { refuseUnknownField } from "./explain/explain-unknown-field";

export { note, refuse } from "./explain/report-finding";

/** What a field must be, where it is something else. */
export type Wanted = "map" | "list" | "text" | "boolean" | "int32" | "int-or-string" | "string-map";

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
  /** Whether the field's key is there, with whatever value. */
  has(name: string): boolean;
  /** Range of the field's key, or of the struct where it is absent. */
  keyRange(name: string): Range;
}

/**
 * Reads a map as a struct. Null where it is absent or null (nothing is reported) or no map (reported).
 *
 * @param known - the struct's field names; other keys are refused as unknown. Null: other keys are not looked at.
 */
export function readStruct(context: DecodeContext, at: Field, known: ReadonlySet<string> | null): Struct | null {
  if (at.node === undefined) return null;
  if (at.node.kind !== "map") return wrongType(context, at, "map");
  if (known !== null) refuseUnknownFields(context, at.node, at, known);
  return new MapStruct(at.node, at);
}

/** The items of a list; empty where it is absent or null, and where it is no list (reported). */
export function readList(context: DecodeContext, at: Field): readonly Field[] {
  if (at.node === undefined) return [];
  if (at.node.kind !== "list") {
    wrongType(context, at, "list");
    return [];
  }
  return at.node.items.map((item, i) => new FieldBelow(isNull(item) ? undefined : item, at, i, item));
}

/** A string; null where absent, or of another type (reported). */
export function readString(context: DecodeContext, at: Field): string | null {
  if (at.node === undefined) return null;
  if (at.node.kind === "scalar" && typeof at.node.value === "string") return at.node.value;
  return wrongType(context, at, "text");
}

/** Whether a field holds a string or nothing: then {@link readString} has reported nothing of it. */
export function isStringOrAbsent(at: Field): boolean {
  return at.node === undefined || (at.node.kind === "scalar" && typeof at.node.value === "string");
}

/** A boolean; null where absent, or of another type (reported). */
export function readBoolean(context: DecodeContext, at: Field): boolean | null {
  if (at.node === undefined) return null;
  if (at.node.kind === "scalar" && typeof at.node.value === "boolean") return at.node.value;
  return wrongType(context, at, "boolean");
}

/** A 32-bit whole number; null where absent, or of another type (reported). YAML `80.0` is one, JSON `80.0` is not. */
export function readInt32(context: DecodeContext, at: Field): number | null {
  if (at.node === undefined) return null;
  if (at.node.kind === "scalar" && isInt32(at.node)) return readNumber(context, at, at.node);
  return wrongType(context, at, "int32");
}

/** A number or a string, as `port` is; null where absent, or neither (reported). */
export function readIntOrString(context: DecodeContext, at: Field): number | string | null {
  if (at.node === undefined) return null;
  if (at.node.kind === "scalar") {
    if (typeof at.node.value === "string") return at.node.value;
    if (isInt32(at.node)) return readNumber(context, at, at.node);
  }
  return wrongType(context, at, "int-or-string");
}

/** A map of strings, such as labels. A null value is the empty string, as it is to the server. */
export function readStringMap(context: DecodeContext, at: Field): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  if (at.node === undefined) return out;
  if (at.node.kind !== "map") {
    wrongType(context, at, "string-map");
    return out;
  }
  for (const { key, value } of at.node.entries) {
    if (value.kind === "scalar" && typeof value.value === "string") out.set(key, value.value);
    else {
      const item = new FieldBelow(isNull(value) ? undefined : value, at, key, value);
      if (isNull(value) && value.style === "plain" && value.text !== "") warnOfNull(context, item, value);
      out.set(key, readString(context, item) ?? "");
    }
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

  has(name: string): boolean {
    return this.find(name) !== undefined;
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
  for (const entry of map.entries) if (!known.has(entry.key)) refuseUnknownField(context, map, entry, of, known);
}

function wrongType(context: DecodeContext, at: Field, wanted: Wanted): null {
  refuseType(context, at, wanted);
  return null;
}

/** The number of a scalar; what is read otherwise than it looks is told. */
function readNumber(context: DecodeContext, at: Field, node: TreeScalar): number {
  const value = Number(node.value);
  if (node.style === "plain" && node.text !== String(value)) warnOfNumber(context, at, node);
  return value;
}

function isNull(node: TreeNode): node is TreeScalar {
  return node.kind === "scalar" && node.value === null;
}

function isInt32(node: TreeScalar): boolean {
  if (typeof node.value !== "number" || !Number.isInteger(node.value)) return false;
  if (node.style === "json" && /[.eE]/.test(node.text)) return false;
  return node.value >= -(2 ** 31) && node.value < 2 ** 31;
}
