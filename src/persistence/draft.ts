import type { ScenarioFile } from "../engine";

/** The own work as it is kept in the browser between visits. */
export interface Draft {
  readonly name: string;
  readonly files: readonly ScenarioFile[];
  readonly activeFile: string | null;
}

/** The part of `Storage` that is used; the getter may throw as well, as `localStorage` does in a sandboxed frame. */
export type OpenStorage = () => Pick<Storage, "getItem" | "setItem"> | null;

export type LoadedDraft =
  | { readonly kind: "loaded"; readonly draft: Draft }
  | { readonly kind: "none" }
  /** Something is there that this version does not understand; it has been put aside under {@link asideKey}. */
  | { readonly kind: "unreadable" };

export type SavedDraft =
  | { readonly kind: "kept" }
  /** The draft of before, if any, is still there. */
  | { readonly kind: "not-kept"; readonly reason: "no-storage" | "full" };

export const draftKey = "sallyport.draft";
export const asideKey = "sallyport.draft.unreadable";

const version = 1;

/** Reads the draft back, field by field: storage may hold anything. */
export function loadDraft(openStorage: OpenStorage): LoadedDraft {
  const text = readText(openStorage);
  if (text === null) return { kind: "none" };
  const draft = decodeDraft(text);
  if (draft !== null) return { kind: "loaded", draft };
  writeText(openStorage, asideKey, text);
  return { kind: "unreadable" };
}

/** Keeps the draft; it writes all of it each time, so the caller waits for a pause. */
export function saveDraft(openStorage: OpenStorage, { name, files, activeFile }: Draft): SavedDraft {
  const kept = files.map((file) => ({ name: file.name, text: file.text }));
  return writeText(openStorage, draftKey, JSON.stringify({ version, name, files: kept, activeFile }));
}

function decodeDraft(text: string): Draft | null {
  const stored = parse(text);
  if (!isRecord(stored) || stored.version !== version) return null;
  const { name, files, activeFile } = stored;
  if (typeof name !== "string" || !Array.isArray(files)) return null;
  const decoded: ScenarioFile[] = [];
  for (const file of files) {
    if (!isRecord(file) || typeof file.name !== "string" || typeof file.text !== "string") return null;
    if (file.name === "" || decoded.some((earlier) => earlier.name === file.name)) return null;
    decoded.push({ name: file.name, text: file.text });
  }
  const isThere = decoded.some((file) => file.name === activeFile);
  return { name, files: decoded, activeFile: isThere && typeof activeFile === "string" ? activeFile : null };
}

function readText(openStorage: OpenStorage): string | null {
  try {
    return openStorage()?.getItem(draftKey) ?? null;
  } catch {
    return null;
  }
}

function writeText(openStorage: OpenStorage, key: string, text: string): SavedDraft {
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
