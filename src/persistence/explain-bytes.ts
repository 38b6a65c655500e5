import { encodingOf } from "./decode-text";

/** Why bytes are no text, in words that complete “cluster.yaml …”: “is a PNG image, not text”. */
export function explainBytes(bytes: Uint8Array): string {
  const format = FORMATS.find(({ start, at = 0 }) => hasAt(bytes, start, at));
  if (format !== undefined) return `is ${format.what}, not text${format.advice ?? ""}`;
  const encoding = encodingOf(bytes);
  if (encoding !== "utf-8") {
    return `begins like UTF-16 but is not: ${bytes.length % 2 === 1 ? "it is cut off" : "half a character stands alone in it"}; save it as UTF-8`;
  }
  const order = zerosOf(bytes);
  if (order !== null) return `looks like UTF-16 (${order} end first) without a byte-order mark; save it as UTF-8`;
  if (isBinary(bytes)) return "is binary, not text";
  const at = findInvalidByte(bytes);
  if (at === null) return "is binary, not text";
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  const place = `in line ${lineOf(bytes, at).toLocaleString("en")} (byte ${at} of the file, from 0)`;
  return `is not UTF-8 text: the byte ${byte} ${place} belongs to no character; save it as UTF-8`;
}

interface Format {
  readonly what: string;
  /** Each character is a byte. */
  readonly start: string;
  /** Offset of `start`; absent: the file begins with it. */
  readonly at?: number;
  readonly advice?: string;
}

const UNPACK = "; unpack it first";

const FORMATS: readonly Format[] = [
  { what: "a PNG image", start: "\x89PNG" },
  { what: "a JPEG image", start: "\xff\xd8\xff" },
  { what: "a GIF image", start: "GIF8" },
  { what: "a WebP image", start: "WEBP", at: 8 },
  { what: "a gzip archive", start: "\x1f\x8b", advice: UNPACK },
  { what: "a ZIP archive", start: "PK\x03\x04", advice: UNPACK },
  { what: "an empty ZIP archive", start: "PK\x05\x06" },
  { what: "a RAR archive", start: "Rar!\x1a", advice: UNPACK },
  { what: "a 7-Zip archive", start: "7z\xbc\xaf\x27\x1c", advice: UNPACK },
  { what: "an xz archive", start: "\xfd7zXZ\0", advice: UNPACK },
  { what: "a Zstandard archive", start: "\x28\xb5\x2f\xfd", advice: UNPACK },
  { what: "a bzip2 archive", start: "1AY&SY", at: 4, advice: UNPACK },
  { what: "a tar archive", start: "ustar", at: 257, advice: UNPACK },
  { what: "a PDF document", start: "%PDF-" },
  { what: "an Office document", start: "\xd0\xcf\x11\xe0" },
  { what: "an ELF program", start: "\x7fELF" },
  { what: "a Windows program", start: "MZ\x90\0" },
  { what: "a macOS program", start: "\xcf\xfa\xed\xfe" },
  { what: "a Java class or a macOS program", start: "\xca\xfe\xba\xbe" },
  { what: "a WebAssembly module", start: "\0asm" },
  { what: "an SQLite database", start: "SQLite format 3\0" },
  {
    what: "Kubernetes protobuf",
    start: "k8s\0",
    advice: "; write it as YAML: kubectl get … -o yaml",
  },
  { what: "UTF-32", start: "\0\0\xfe\xff", advice: " that can be read here; save it as UTF-8" },
  { what: "UTF-32", start: "\xff\xfe\0\0", advice: " that can be read here; save it as UTF-8" },
];

function hasAt(bytes: Uint8Array, start: string, at: number): boolean {
  return Array.from(start).every((character, i) => bytes[at + i] === character.charCodeAt(0));
}

/** How much of a file is looked at to tell what it is. */
const HEAD_BYTES = 4096;

/** Which half of the pairs of bytes is 0 in most of them, as in UTF-16 of Latin letters; null where neither is. */
function zerosOf(bytes: Uint8Array): "little" | "big" | null {
  const pairs = Math.min(bytes.length, HEAD_BYTES) >> 1;
  let [first, second] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) first++;
    if (bytes[2 * i + 1] === 0) second++;
  }
  if (pairs < 2) return null;
  if (second > 0.7 * pairs && first < 0.1 * pairs) return "little";
  return first > 0.7 * pairs && second < 0.1 * pairs ? "big" : null;
}

/** Text has hardly any control characters. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD_BYTES);
  return head.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length > head.length / 16;
}

/** Offset of the first byte that is part of no character in UTF-8; null where there is none. */
function findInvalidByte(bytes: Uint8Array): number | null {
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfCharacter(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return null;
}

/** In bytes; 0 where none begins here. The table 3-7 of the Unicode Standard. */
function lengthOfCharacter(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (first < 0xc2 || first > 0xf4 || second < low || second > high) return 0;
  if (first < 0xe0) return 2;
  if (!isFurther(bytes[at + 2])) return 0;
  if (first < 0xf0) return 3;
  return isFurther(bytes[at + 3]) ? 4 : 0;
}

function isFurther(byte = 0): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

/** Line (from 1) of an offset; LF, CRLF and a lone CR end a line. */
function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) line++;
  }
  return line;
}
