import { nameCode } from "../finding";

/** A character that an eye does not see, or sees as another one. */
export interface OddCharacter {
  readonly code: number;
  /** What it is called: `U+202E`, with words where it has any. */
  readonly name: string;
  /** What it does. */
  readonly kind: "turns" | "unseen" | "space";
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00a0, "no-break space"],
  [0x00ad, "soft hyphen"],
  [0x034f, "grapheme joiner"],
  [0x061c, "Arabic letter mark"],
  [0x115f, "Hangul filler"],
  [0x1160, "Hangul filler"],
  [0x1680, "Ogham space"],
  [0x180e, "Mongolian vowel separator"],
  [0x200b, "zero-width space"],
  [0x200c, "zero-width non-joiner"],
  [0x200d, "zero-width joiner"],
  [0x200e, "left-to-right mark"],
  [0x200f, "right-to-left mark"],
  [0x202a, "left-to-right embedding"],
  [0x202b, "right-to-left embedding"],
  [0x202c, "end of a direction"],
  [0x202d, "left-to-right override"],
  [0x202e, "right-to-left override"],
  [0x202f, "narrow no-break space"],
  [0x205f, "mathematical space"],
  [0x2060, "word joiner"],
  [0x2066, "left-to-right isolate"],
  [0x2067, "right-to-left isolate"],
  [0x2068, "first strong isolate"],
  [0x2069, "end of an isolate"],
  [0x3000, "ideographic space"],
  [0x3164, "Hangul filler"],
  [0xffa0, "Hangul filler"],
]);

/** Makes out an odd character; null for any other. */
export function oddCharacter(code: number): OddCharacter | null {
  const kind = kindOf(code);
  if (kind === null) return null;
  const words = NAMES.get(code) ?? (kind === "space" ? "a wide or narrow space" : "");
  return { code, kind, name: words === "" ? nameCode(code) : `${nameCode(code)} (${words})` };
}

function kindOf(code: number): OddCharacter["kind"] | null {
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return "turns";
  if (code === 0xa0 || code === 0x1680 || code === 0x202f || code === 0x205f || code === 0x3000) return "space";
  if (code >= 0x2000 && code <= 0x200a) return "space";
  if (NAMES.has(code) || (code >= 0x2060 && code <= 0x206f) || (code >= 0xfff9 && code <= 0xfffb)) return "unseen";
  return code >= 0xe0000 && code <= 0xe007f ? "unseen" : null;
}
