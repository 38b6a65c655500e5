import type { ScenarioFile } from "../engine";
import { isRecord, type Kept, type OpenStorage, parseRecord, readText, writeText } from "./browser-storage";
import { decodeProfile, type KeptProfile } from "./kept-profile";

/** A scenario as it is kept in the browser between visits. */
export interface KeptScenario {
  readonly name: string;
  readonly files: readonly ScenarioFile[];
  readonly activeFile: string | null;
}

export type DraggedPositions = Readonly<
  Record<string, Readonly<Record<string, { readonly x: number; readonly y: number }>>>
>;

/** The own work, and what was open beside it. */
export interface Draft extends KeptScenario {
  /** Where nodes of the own work were dragged to, by the shape of the picture and node id; absent: nowhere. */
  readonly positions?: DraggedPositions;
  /** Who enforces the policies; absent: Kubernetes as documented, with nothing switched. */
  readonly profile?: KeptProfile;
  /** What was imported, or opened and edited, and is open beside the own work; absent: the own work is open. */
  readonly beside?: KeptScenario;
}

export type LoadedDraft =
  | { readonly kind: "loaded"; readonly draft: Draft }
  | { readonly kind: "none" }
  /** Something is there that this version does not understand; it has been put aside under {@link asideKey}. */
  | { readonly kind: "unreadable" };

export const draftKey = "sallyport.draft";
export const asideKey = "sallyport.draft.unreadable";

const version = 1;

/** Browsers keep 5 Mi characters for a page; there is no use in writing more into one text just to be refused. */
const mostCharacters = 5 * 2 ** 20;

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
export function saveDraft(openStorage: OpenStorage, { beside, positions, profile, ...own }: Draft): Kept {
  if (charactersOf(own) + (beside === undefined ? 0 : charactersOf(beside)) > mostCharacters) {
    return { kind: "not-kept", reason: "full" };
  }
  const besides = beside === undefined ? {} : { beside: encoded(beside) };
  const kept = { version, ...encoded(own), positions, profile, ...besides };
  return writeText(openStorage, draftKey, JSON.stringify(kept));
}

function charactersOf({ files }: KeptScenario): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

function encoded({ name, files, activeFile }: KeptScenario): KeptScenario {
  return { name, files: files.map((file) => ({ name: file.name, text: file.text })), activeFile };
}

function decodeDraft(text: string): Draft | null {
  const stored = parseRecord(text);
  if (stored?.version !== version) return null;
  const own = decodeScenario(stored);
  const beside = isRecord(stored.beside) ? decodeScenario(stored.beside) : null;
  const positions = decodePositions(stored.positions);
  const profile = decodeProfile(stored.profile);
  return own && { ...own, ...(positions && { positions }), ...(profile && { profile }), ...(beside && { beside }) };
}

/** What makes no sense is left out: the layout knows a place for everything. */
function decodePositions(stored: unknown): DraggedPositions | null {
  if (!isRecord(stored)) return null;
  const shapes = Object.entries(stored).map(([shape, nodes]) => [shape, decodeNodes(nodes)]);
  return Object.fromEntries(shapes);
}

function decodeNodes(nodes: unknown): DraggedPositions[string] {
  if (!isRecord(nodes)) return {};
  const placed = Object.entries(nodes).flatMap(([id, place]) => {
    if (!isRecord(place) || !Number.isFinite(place.x) || !Number.isFinite(place.y)) return [];
    return [[id, { x: Number(place.x), y: Number(place.y) }] as const];
  });
  return Object.fromEntries(placed);
}

function decodeScenario({ name, files, activeFile }: Readonly<Record<string, unknown>>): KeptScenario | null {
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
