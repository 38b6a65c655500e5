export type DecodedText =
  | { readonly kind: "text"; readonly text: string }
  /** `reason` completes “cluster.yaml …”: “is a PNG image”. */
  | { readonly kind: "refused"; readonly reason: string };

/**
 * The text of a file: UTF-8, or UTF-16 where it begins with a byte order mark; the mark is left out.
 *
 * Binary files are told by how they begin, and by a byte 0, which text does not have; so is UTF-16 without a mark.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") {
    const format = signatures.find(({ start }) => startsWith(bytes, start));
    if (format !== undefined) return { kind: "refused", reason: `is ${format.what}, not text` };
    if (bytes.includes(0)) return { kind: "refused", reason: "is binary, not text" };
  }
  try {
    return { kind: "text", text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "refused", reason: `is not ${encoding.toUpperCase()} text; save it as UTF-8` };
  }
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function encodingOf(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  return "utf-8";
}

const signatures: readonly { readonly what: string; readonly start: readonly number[] }[] = [
  { what: "a PNG image", start: [0x89, 0x50, 0x4e, 0x47] },
  { what: "a JPEG image", start: [0xff, 0xd8, 0xff] },
  { what: "a gzip archive", start: [0x1f, 0x8b] },
  { what: "a ZIP archive", start: [0x50, 0x4b, 0x03, 0x04] },
  { what: "an empty ZIP archive", start: [0x50, 0x4b, 0x05, 0x06] },
  { what: "a PDF document", start: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { what: "an ELF program", start: [0x7f, 0x45, 0x4c, 0x46] },
];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
