import { quoted, unreadable } from "../finding";
import type { ManifestFinding } from "../manifest";
import type { TreeScalar } from "../tree";

/** A scalar of a JSON text, or what is wrong with it. */
export type JsonToken =
  | { readonly kind: "scalar"; readonly scalar: TreeScalar }
  | { readonly kind: "error"; readonly finding: ManifestFinding };

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const WORD = /[A-Za-z_$][\w$.-]*/y;
/** A double quote, a backslash or a control character. */
const STOP_IN_STRING = /[^ !#-[\]-\uffff]/g;
/** What may stand behind a backslash, but for `u` and its digits. */
const ESCAPED = new Set('"\\/bfnrt');

/** Reads the JSON string, number, `true`, `false` or `null` that starts at an offset. */
export function readJsonScalar(text: string, from: number): JsonToken {
  if (text[from] === '"') return readString(text, from);
  NUMBER.lastIndex = from;
  const number = NUMBER.exec(text)?.[0];
  if (number !== undefined) return readNumber(number, from);
  WORD.lastIndex = from;
  const word = WORD.exec(text)?.[0];
  switch (word) {
    case "true":
    case "false":
      return plain(word, from, word === "true");
    case "null":
      return plain(word, from, null);
    case undefined:
      return syntaxError(`a value is expected here, not ${nameCharacter(text, from)}`, from, from + 1);
    default:
      return syntaxError(`JSON text must stand in double quotes: ${quoted(word)}`, from, from + word.length);
  }
}

/** How a message speaks of the character at an offset. */
export function nameCharacter(text: string, at: number): string {
  const code = text.codePointAt(at);
  if (code === undefined) return "the end of the text";
  if (code < 0x20) return code === 10 || code === 13 ? "a line break" : "a control character";
  return `"${String.fromCodePoint(code)}"`;
}

function readNumber(text: string, from: number): JsonToken {
  const value = Number(text);
  if (Number.isFinite(value)) return plain(text, from, value);
  const range = { from, to: from + text.length };
  return { kind: "error", finding: unreadable("yaml-unsupported-value", `the number ${text} is too large`, range) };
}

function plain(text: string, from: number, value: number | boolean | null): JsonToken {
  const range = { from, to: from + text.length };
  return { kind: "scalar", scalar: { kind: "scalar", range, value, style: "json", text } };
}

function readString(text: string, from: number): JsonToken {
  for (let at = from + 1; ; ) {
    STOP_IN_STRING.lastIndex = at;
    const stop = STOP_IN_STRING.exec(text)?.index;
    const character = stop === undefined ? "" : text[stop];
    if (stop === undefined || character === "\n" || character === "\r") {
      return syntaxError("this text is never closed: its second double quote is missing", from, stop ?? text.length);
    }
    if (character === '"') return { kind: "scalar", scalar: stringBetween(text, from, stop + 1) };
    if (character !== "\\") {
      return syntaxError("control characters must be escaped in JSON text (a tab is \\t)", stop, stop + 1);
    }
    const letter = text[stop + 1] ?? "";
    const isHex = letter === "u" && /^[0-9a-fA-F]{4}/.test(text.slice(stop + 2, stop + 6));
    if (!isHex && !ESCAPED.has(letter)) {
      return syntaxError(`"\\${letter}" is no JSON escape; a backslash itself is written \\\\`, stop, stop + 2);
    }
    at = stop + (isHex ? 6 : 2);
  }
}

/** The string of a stretch in which all is well: the engine's own parser is the fastest, and knows the same escapes. */
function stringBetween(text: string, from: number, to: number): TreeScalar {
  const value = String(JSON.parse(text.slice(from, to)));
  const raw = text.slice(from + 1, to - 1);
  // Go reads an escape of half a surrogate pair as U+FFFD.
  const whole = raw.includes("\\u") ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value;
  return { kind: "scalar", range: { from, to }, value: whole, style: "quoted", text: raw };
}

function syntaxError(message: string, from: number, to: number): JsonToken {
  return { kind: "error", finding: unreadable("json-syntax", message, { from, to }) };
}
