import { readKey, readScalar } from "./scalar";

/** A short piece of text, kept once, with what it means where it stands. */
export interface Spelling<Meaning> {
  readonly text: string;
  readonly hash: number;
  readonly meaning: Meaning;
}

/** What a plain scalar means to Kubernetes; undefined when it can read none. */
export type PlainMeaning = string | number | boolean | null | undefined;

/**
 * Remembers the meaning of what is written again and again (`protocol`, `TCP`, `8080`), so that it is neither read nor
 * stored twice. A spelling that comes to an occupied place takes it: the memory never grows.
 */
interface Spellings<Meaning> {
  readonly places: (Spelling<Meaning> | undefined)[];
  readonly longest: number;
  readonly read: (text: string) => Meaning;
}

const PLACES = 4096;

/** Long enough for labels' keys with a domain. */
const keys: Spellings<string | null> = { places: new Array(PLACES), longest: 64, read: readPlainKey };
/** Words and ports; longer texts are rarely written twice. */
const values: Spellings<PlainMeaning> = { places: new Array(PLACES), longest: 12, read: readPlain };

/** Texts that are no more than themselves, such as the keys of JSON. */
const texts: Spellings<null> = { places: new Array(PLACES), longest: 64, read: () => null };

/** Engines keep whole numbers of so many bits without an object of their own. */
const SMALL_NUMBER = 0x3fffffff;

/** The hash of a text so far and one more character; spaces are left out of it, which makes it no less of a hash. */
export function addToHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) & SMALL_NUMBER;
}

/**
 * Reads the plain key between two offsets: its meaning is the key that Kubernetes sees, or null when it sees none,
 * another text than the one that stands there, or the entries of another map.
 *
 * @param hash - of the key's characters
 */
export function spelledKey(text: string, from: number, to: number, hash: number): Spelling<string | null> {
  return spelled(keys, text, from, to, hash);
}

/** Reads the plain scalar between two offsets. */
export function spelledValue(text: string, from: number, to: number, hash: number): Spelling<PlainMeaning> {
  return spelled(values, text, from, to, hash);
}

/** The text between two offsets. */
export function spelledText(text: string, from: number, to: number): string {
  let hash = 0;
  for (let at = from; at < to; at++) hash = addToHash(hash, text.charCodeAt(at));
  return spelled(texts, text, from, to, hash).text;
}

/** The longest word that starts with a letter and is no text is `false`. */
const LONGEST_WORD = 5;

/** What a plain scalar of any length means, read anew. */
export function readPlain(text: string): PlainMeaning {
  if (text.length > LONGEST_WORD && isLetter(text.charCodeAt(0))) return text;
  const reading = readScalar({ text, isPlain: true, tag: null });
  return reading.kind === "value" ? reading.value : undefined;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 97 && lower <= 122;
}

function readPlainKey(text: string): string | null {
  const reading = readKey({ text, isPlain: true, tag: null });
  return reading.kind === "key" && reading.key === text ? text : null;
}

function spelled<Meaning>(
  { places, longest, read }: Spellings<Meaning>,
  source: string,
  from: number,
  to: number,
  hash: number,
): Spelling<Meaning> {
  const length = to - from;
  if (length > longest) {
    const text = source.slice(from, to);
    return { text, hash, meaning: read(text) };
  }
  const place = (hash ^ (hash >>> 12)) & (PLACES - 1);
  const known = places[place];
  if (known !== undefined && known.hash === hash && known.text.length === length && isAt(source, from, known.text)) {
    return known;
  }
  const text = ownCopy(source.slice(from, to));
  const spelling = { text, hash, meaning: read(text) };
  places[place] = spelling;
  return spelling;
}

function isAt(source: string, from: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (source.charCodeAt(from + i) !== text.charCodeAt(i)) return false;
  }
  return true;
}

/** Engines let a slice keep all of the text alive that it was cut from, unless it is shorter than this. */
const LONGEST_COPIED_SLICE = 12;

function ownCopy(slice: string): string {
  if (slice.length <= LONGEST_COPIED_SLICE) return slice;
  // Parsing makes a text anew, whatever characters it has; nothing else surely does.
  return String(JSON.parse(JSON.stringify(slice)));
}
