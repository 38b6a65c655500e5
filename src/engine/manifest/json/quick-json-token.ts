import type { TreeScalar } from "../tree";

const DOUBLE_QUOTE = 34;
const DOLLAR = 36;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const ONE = 49;
const NINE = 57;
const BACKSLASH = 92;
const UNDERSCORE = 95;
const SPACE = 32;

/**
 * Reads the JSON scalar at an offset when it is of the usual kind: a text without escapes, a whole number of a few
 * digits, `true`, `false` or `null`. Null for anything else, and for what is no JSON.
 */
export function readQuickToken(text: string, from: number): TreeScalar | null {
  const code = text.charCodeAt(from);
  if (code === DOUBLE_QUOTE) {
    const end = endOfQuickText(text, from);
    if (end === null) return null;
    const content = text.slice(from + 1, end);
    return { kind: "scalar", range: { from, to: end + 1 }, value: content, style: "quoted", text: content };
  }
  if (code === MINUS || (code >= ZERO && code <= NINE)) return readQuickNumber(text, from);
  switch (code) {
    case 116:
      return readWord(text, from, "true", true);
    case 102:
      return readWord(text, from, "false", false);
    case 110:
      return readWord(text, from, "null", null);
    default:
      return null;
  }
}

/** The offset of the quote that closes the text opened at an offset; null when it has an escape, or no end. */
export function endOfQuickText(text: string, from: number): number | null {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) return at;
    if (code === BACKSLASH || code < SPACE) return null;
  }
  return null;
}

/** Up to so many digits every whole number is exact. */
const MOST_DIGITS = 15;

function readQuickNumber(text: string, from: number): TreeScalar | null {
  const isNegative = text.charCodeAt(from) === MINUS;
  const start = isNegative ? from + 1 : from;
  const first = text.charCodeAt(start);
  if (!(first >= ONE && first <= NINE)) return null;
  let value = 0;
  let to = start;
  for (; to < text.length; to++) {
    const code = text.charCodeAt(to);
    if (code < ZERO || code > NINE) {
      if (isWordCharacter(code)) return null;
      break;
    }
    value = value * 10 + (code - ZERO);
  }
  if (to - start > MOST_DIGITS) return null;
  const number = isNegative ? -value : value;
  return { kind: "scalar", range: { from, to }, value: number, style: "json", text: text.slice(from, to) };
}

function readWord(text: string, from: number, word: string, value: boolean | null): TreeScalar | null {
  const to = from + word.length;
  if (!text.startsWith(word, from) || (to < text.length && isWordCharacter(text.charCodeAt(to)))) return null;
  return { kind: "scalar", range: { from, to }, value, style: "json", text: word };
}

/** Whether a character could belong to the number or the word before it. */
function isWordCharacter(code: number): boolean {
  if (code === MINUS || code === DOT || code === DOLLAR || code === UNDERSCORE) return true;
  const lower = code | 0x20;
  return (code >= ZERO && code <= NINE) || (lower >= 97 && lower <= 122);
}
