import type { ScenarioFile } from "../engine";
import { isRecord, type Kept, type OpenStorage, parseRecord, readText, writeText } from "./browser-storage";

/** The own work as it is kept in the browser between visits. */
export interface Draft {
  readonly name: string;
  readonly files: readonly ScenarioFile[];
  readonly activeFile: string | null;
}

export type LoadedDraft =
  | { readonly kind: "loaded"; readonly draft: Draft }
  | { readonly kind: "none" }
  /** Something is there that this version does not understand; it has been put aside under {@link asideKey}. */
  | { readonly kind: "unreadable" };

export const draftKey = "sallyport.draft";
export const asideKey = "sallyport.draft.unreadable";

const version = 1;

/** Reads the draft back, field by field: storage may hold anything. */
export function loadDraft(openStorage: OpenStorage): LoadedDraft {
  const text = readText(openStorage, draftKey);
  if (text === null) return { kind: "none" };
  const draft = decodeDraft(text);
  if (draft !== null) return { kind: "loaded", draft };
  writeText(openStorage, asideKey, text);
  return { kind: "unreadable" };
}

/** Keeps the draft; it writes all of it each time, so the caller waits for a pause. */
export function saveDraft(openStorage: OpenStorage, { name, files, activeFile }: Draft): Kept {
  const kept = files.map((file) => ({ name: file.name, text: file.text }));
  return writeText(openStorage, draftKey, JSON.stringify({ version, name, files: kept, activeFile }));
}

function decodeDraft(text: string): Draft | null {
  const stored = parseRecord(text);
  if (stored?.version !== version) return null;
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
