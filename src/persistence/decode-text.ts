/** What the bytes of a file are. */
export type DecodedText =
  | { readonly kind: "text"; readonly text: string }
  /** `reason` completes “cluster.yaml …”: “is a PNG image, not text”. */
  | { readonly kind: "refused"; readonly reason: string };

/** The text of a file, or why it has none. The words for that come when they are needed. */
export async function decodeText(bytes: Uint8Array): Promise<DecodedText> {
  const text = textOf(bytes);
  if (text !== null) return { kind: "text", text };
  const { explainBytes } = await import("./explain-bytes");
  return { kind: "refused", reason: explainBytes(bytes) };
}

/**
 * The text of bytes in UTF-8, or in UTF-16 where they begin with a byte-order mark, which is left out; null where they
 * are no text. A few bytes 0 in a text are for the reader of manifests, who names their lines.
 */
export function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    const isBinary = BINARY_STARTS.some((start) => text.startsWith(start));
    return isBinary || countNul(text) > text.length / MOST_NUL ? null : text;
  } catch {
    return null;
  }
}

/** How bytes say that they are encoded. */
export function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** Of formats that may hold nothing but legal characters. */
const BINARY_STARTS = ["%PDF-", "PK\x03\x04", "\x7fELF"];
/** One byte 0 in so many characters is an accident in a text; more of them are UTF-16 or a program. */
const MOST_NUL = 16;

function countNul(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\0"); at >= 0; at = text.indexOf("\0", at + 1)) count++;
  return count;
}
