import { nameCode, unreadable } from "../finding";
import type { ManifestFinding } from "../manifest";

/**
 * Finds the first character that YAML as Kubernetes reads it does not allow, or that ends a line for Kubernetes but
 * not in an editor: C0 and C1 controls, DEL, U+2028, U+2029 and a byte-order mark inside the text.
 */
export function findControlCharacter(text: string): ManifestFinding | null {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code < 0x7f) continue;
    if (isForbidden(code)) {
      const message = `the invisible character ${nameCode(code)} is not allowed here; delete it`;
      return unreadable("yaml-control-character", message, { from: at, to: at + 1 });
    }
  }
  return null;
}

function isForbidden(code: number): boolean {
  if (code < 0x20) return code !== 9 && code !== 10 && code !== 13;
  if (code >= 0x7f && code <= 0x9f) return true;
  return code === 0x2028 || code === 0x2029 || code === 0xfeff || code === 0xfffe || code === 0xffff;
}
