import { decodeBase64 } from "./base64";
import { quoted } from "./finding";
import { formatGoFloat32 } from "./go-float";

/** A scalar as YAML wrote it. */
export interface ScalarSource {
  /** The content: folded and unescaped, without quotes. */
  readonly text: string;
  /** Whether it stood without quotes, and not as a block scalar. */
  readonly isPlain: boolean;
  /** The explicit tag (`tag:yaml.org,2002:int`, `!custom`, `!`), null without one. */
  readonly tag: string | null;
}

/** What a scalar becomes, or why Kubernetes cannot read it. */
export type ScalarReading =
  | { readonly kind: "value"; readonly value: string | number | boolean | null; readonly isText: boolean }
  | { readonly kind: "error"; readonly message: string };

/** What a mapping key becomes, or why Kubernetes cannot read it. */
export type KeyReading =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "merge" }
  | { readonly kind: "error"; readonly message: string };

/** A scalar by its Go type; integers keep all their digits. */
type Resolved =
  | { readonly kind: "string" | "timestamp"; readonly value: string }
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "null" | "merge" };

const CORE = "tag:yaml.org,2002:";
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const DOT_FLOAT = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/;
const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const TIMESTAMP = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ]\d{1,2}:\d{1,2}:\d{1,2})/;

const WORDS: ReadonlyMap<string, Resolved> = new Map<string, Resolved>([
  ...["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"].map((word): [string, Resolved] => [
    word,
    { kind: "bool", value: true },
  ]),
  ...["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"].map((word): [string, Resolved] => [
    word,
    { kind: "bool", value: false },
  ]),
  ...["", "~", "null", "Null", "NULL"].map((word): [string, Resolved] => [word, { kind: "null" }]),
  ...[".nan", ".NaN", ".NAN"].map((word): [string, Resolved] => [word, { kind: "float", value: Number.NaN }]),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((word): [string, Resolved] => [
    word,
    { kind: "float", value: Number.POSITIVE_INFINITY },
  ]),
  ...["-.inf", "-.Inf", "-.INF"].map((word): [string, Resolved] => [
    word,
    { kind: "float", value: Number.NEGATIVE_INFINITY },
  ]),
]);

/**
 * Reads a scalar as Kubernetes does: YAML 1.1 words and numbers (`yes` is true, `0120` is 80), base 60 and dates stay
 * text. An empty plain scalar is null. `isText` says that the spelling always means text (quotes, a block scalar, a
 * tag), so that quoting would change nothing.
 *
 * @see go-yaml v2 resolve.go and sigs.k8s.io/yaml convertToJSONableObject
 */
export function readScalar(source: ScalarSource): ScalarReading {
  const resolved = resolveTagged(source);
  if (resolved.kind === "error") return resolved;
  if (resolved.kind === "float" && !Number.isFinite(resolved.value)) {
    return { kind: "error", message: `${source.text} is no value that Kubernetes can store; write a finite number` };
  }
  return { kind: "value", value: storedValue(resolved), isText: resolved.kind === "string" && !isResolvable(source) };
}

/** Reads a mapping key as Kubernetes does: a boolean or a number becomes its text (`y:` is `"true"`), null is refused. */
export function readKey(source: ScalarSource): KeyReading {
  const isImplicit = source.isPlain && source.tag === null;
  if (source.text === "<<" && (isImplicit || source.tag === `${CORE}merge` || source.tag === "!")) {
    return { kind: "merge" };
  }
  const resolved = resolveTagged(source);
  switch (resolved.kind) {
    case "error":
      return resolved;
    case "string":
    case "timestamp":
      return { kind: "key", key: resolved.value };
    case "bool":
      return { kind: "key", key: String(resolved.value) };
    case "float":
      return { kind: "key", key: formatGoFloat32(resolved.value) };
    case "int":
      if (resolved.value > MOST_INTEGER) {
        return { kind: "error", message: `the number ${source.text} is too large for a key; put it in quotes` };
      }
      return { kind: "key", key: String(resolved.value) };
    case "merge":
      return { kind: "merge" };
    case "null":
      return { kind: "error", message: "a key may not be null; put it in quotes if the word is meant" };
  }
}

function storedValue(resolved: Resolved): string | number | boolean | null {
  switch (resolved.kind) {
    case "int":
      return Number(resolved.value);
    case "null":
      return null;
    case "merge":
      return "<<";
    default:
      return resolved.value;
  }
}

/** Only plain text without a tag is looked at; even the tag `!` makes go-yaml take it for text. */
function isResolvable(source: ScalarSource): boolean {
  return source.tag === null && source.isPlain;
}

function resolveTagged(source: ScalarSource): Resolved | { readonly kind: "error"; readonly message: string } {
  const { text, tag } = source;
  if (isResolvable(source)) return resolvePlain(text, true);
  if (tag === null || !tag.startsWith(CORE)) return { kind: "string", value: text };
  const name = tag.slice(CORE.length);
  switch (name) {
    case "binary": {
      const decoded = decodeBase64(text);
      if (decoded === null) return { kind: "error", message: "!!binary must be followed by base64 text" };
      return { kind: "string", value: decoded };
    }
    case "int":
    case "float":
    case "bool":
    case "null":
    case "timestamp": {
      const resolved = resolvePlain(text, name === "timestamp");
      if (resolved.kind === name && (name !== "timestamp" || isDate(text))) return resolved;
      if (name === "float" && resolved.kind === "int" && resolved.value <= MOST_INTEGER) {
        return { kind: "float", value: Number(resolved.value) };
      }
      return { kind: "error", message: `${quoted(text)} cannot be read as !!${name}` };
    }
    default:
      return { kind: "string", value: text };
  }
}

const MOST_INTEGER = 2n ** 63n - 1n;

/** Whether a text that looks like a date is one of the calendar. */
function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (text.match(/\d+/g) ?? []).map(Number);
  const isOfCalendar = new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1 && day > 0;
  return isOfCalendar && hour < 24 && minute < 60 && second < 60;
}

function resolvePlain(text: string, mayBeTimestamp: boolean): Resolved {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  if (first === 0x2e) {
    const value = DOT_FLOAT.test(text) ? Number(text.replaceAll("_", "")) : Number.NaN;
    return Number.isFinite(value) ? { kind: "float", value } : { kind: "string", value: text };
  }
  if (first !== 0x2b && first !== 0x2d && !(first >= 0x30 && first <= 0x39)) return { kind: "string", value: text };
  if (mayBeTimestamp && TIMESTAMP.test(text)) return { kind: "timestamp", value: text };
  return resolveNumber(text.replaceAll("_", "")) ?? { kind: "string", value: text };
}

function resolveNumber(digits: string): Resolved | null {
  const integer = readInteger(digits);
  if (integer !== null) return { kind: "int", value: integer };
  if (FLOAT.test(digits)) {
    const value = Number(digits);
    if (Number.isFinite(value)) return { kind: "float", value };
  }
  const signedBinary = /^0b([-+])([01]+)$/.exec(digits);
  if (signedBinary === null) return null;
  const value = BigInt(`0b${signedBinary[2] ?? "0"}`);
  return { kind: "int", value: signedBinary[1] === "-" ? -value : value };
}

/** An integer as Go's `strconv.ParseInt(digits, 0, 64)`, or `ParseUint` without a sign, reads it. */
function readInteger(digits: string): bigint | null {
  const match = INTEGER.exec(digits);
  if (match === null) return null;
  const sign = match[1] ?? "";
  const body = (match[2] ?? "").toLowerCase();
  const isBareOctal = /^0[0-7]/.test(body);
  const magnitude = BigInt(isBareOctal ? `0o${body.slice(1)}` : body);
  if (magnitude > (sign === "" ? 2n ** 64n - 1n : sign === "-" ? 2n ** 63n : 2n ** 63n - 1n)) return null;
  return sign === "-" ? -magnitude : magnitude;
}
