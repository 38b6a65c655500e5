/** The part of `Storage` that is used; the getter may throw as well, as `localStorage` does in a sandboxed frame. */
export type OpenStorage = () => Pick<Storage, "getItem" | "setItem"> | null;

export type Kept =
  | { readonly kind: "kept" }
  /** What was there before, if anything, is still there. */
  | { readonly kind: "not-kept"; readonly reason: "no-storage" | "full" };

/** The text under a key; null where there is none, or no storage. */
export function readText(openStorage: OpenStorage, key: string): string | null {
  try {
    return openStorage()?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

export function writeText(openStorage: OpenStorage, key: string, text: string): Kept {
  let storage: ReturnType<OpenStorage>;
  try {
    storage = openStorage();
  } catch {
    storage = null;
  }
  if (storage === null) return { kind: "not-kept", reason: "no-storage" };
  try {
    storage.setItem(key, text);
    return { kind: "kept" };
  } catch {
    return { kind: "not-kept", reason: "full" };
  }
}

/** The fields of a stored JSON object, each of which may still be anything; null where the text is none. */
export function parseRecord(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const stored: unknown = JSON.parse(text);
    return isRecord(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
