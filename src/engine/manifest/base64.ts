const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Reads standard, padded base64 as UTF-8 text, as go-yaml reads `!!binary`; null when it is not base64.
 *
 * Line breaks are skipped. Bytes that are no UTF-8 become U+FFFD, as Go's JSON encoder writes them.
 */
export function decodeBase64(text: string): string | null {
  const packed = text.replace(/[\r\n]/g, "");
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return null;
  let percentEncoded = "";
  let bits = 0;
  let held = 0;
  for (const character of packed.replace(/=+$/, "")) {
    bits = ((bits << 6) | ALPHABET.indexOf(character)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    percentEncoded += `%${((bits >> held) & 0xff).toString(16).padStart(2, "0")}`;
  }
  try {
    return decodeURIComponent(percentEncoded);
  } catch {
    return percentEncoded.replace(/%(..)/g, (_, hex: string) => {
      const byte = Number.parseInt(hex, 16);
      return byte < 0x80 ? String.fromCharCode(byte) : "\ufffd";
    });
  }
}
