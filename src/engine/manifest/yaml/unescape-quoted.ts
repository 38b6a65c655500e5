const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["e", "\x1b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["N", "\u0085"],
  ["_", "\u00a0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
  [" ", " "],
  ['"', '"'],
  ["\\", "\\"],
  ["\t", "\t"],
]);

const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/**
 * What the text between double quotes says; null when it has an escape that YAML does not know.
 *
 * White space around a line break is dropped; one break is a space, and each further one a break. A backslash at the
 * end of a line joins it with the next; each empty line behind it is a break.
 */
export function unescapeQuoted(raw: string): string | null {
  let content = "";
  let at = 0;
  while (at < raw.length) {
    const character = raw[at] ?? "";
    if (character === "\\") {
      const letter = raw[at + 1] ?? "";
      const digits = HEX_DIGITS.get(letter);
      at += 2;
      if (letter === "\n" || letter === "\r") {
        const visible = skipWhite(raw, at);
        content += "\n".repeat(countBreaks(raw, letter === "\r" ? at + 1 : at, visible));
        at = visible;
        continue;
      }
      const unescaped = digits === undefined ? ESCAPES.get(letter) : readHex(raw.slice(at, at + digits), digits);
      if (unescaped === undefined) return null;
      content += unescaped;
      at += digits ?? 0;
    } else if (isWhite(character)) {
      const end = skipBlanks(raw, at);
      const visible = skipWhite(raw, end);
      const breaks = countBreaks(raw, end, visible);
      if (breaks === 0) content += raw.slice(at, end);
      else content += breaks === 1 ? " " : "\n".repeat(breaks - 1);
      at = visible;
    } else {
      const from = at;
      while (at < raw.length && raw[at] !== "\\" && !isWhite(raw[at])) at++;
      content += raw.slice(from, at);
    }
  }
  return content;
}

function isWhite(character: string | undefined): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

function skipWhite(raw: string, from: number): number {
  let at = from;
  while (isWhite(raw[at])) at++;
  return at;
}

function skipBlanks(raw: string, from: number): number {
  let at = from;
  while (raw[at] === " " || raw[at] === "\t") at++;
  return at;
}

function countBreaks(raw: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at++) if (raw[at] === "\n") breaks++;
  return breaks;
}

const LAST_CODE_POINT = 0x10ffff;

function readHex(hex: string, digits: number): string | undefined {
  if (hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex)) return undefined;
  const codePoint = Number.parseInt(hex, 16);
  const isHalf = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return isHalf || codePoint > LAST_CODE_POINT ? undefined : String.fromCodePoint(codePoint);
}
