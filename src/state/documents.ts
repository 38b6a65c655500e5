import type { ScenarioFile } from "../engine";
import type { FilesChange } from "../worker/files-change";
import type { ChangeSource } from "./gateway";
import { emptyJournal, type Journal } from "./journal";

export type { FileChange, Splice } from "../worker/files-change";

/** The text, which is the only truth, and its history. Changed by the gateway only. */
export interface DocumentsState {
  /** Name of the open scenario, for the title. */
  readonly name: string;
  /** In the order of the tabs; names are unique. */
  readonly files: readonly ScenarioFile[];
  /** Name of the file that the editor shows; null where there is none. */
  readonly activeFile: string | null;
  /** Grows by one with every change of a text or of the list. */
  readonly revision: number;
  /** How this revision came from the one before; null: anything may differ (a scenario was opened), read the texts. */
  readonly lastChange: LastChange | null;
  readonly journal: Journal;
  /** The own work, kept aside while an example or a dump is open; null: the own work is what is open. */
  readonly ownWork: OwnWork | null;
}

/** A mirror of the text (Monaco's models) leaves out what came from itself: `source` `typing`. */
export interface LastChange extends FilesChange {
  readonly source: ChangeSource | "undo" | "redo";
}

export interface Scenario {
  readonly name: string;
  readonly files: readonly ScenarioFile[];
}

export interface OwnWork extends Scenario {
  readonly activeFile: string | null;
  readonly journal: Journal;
}

/** Documents at revision 0 with an empty history. */
export function initialDocuments(scenario: Scenario, activeFile?: string | null): DocumentsState {
  return {
    name: scenario.name,
    files: scenario.files,
    activeFile: presentFile(scenario.files, activeFile ?? null),
    revision: 0,
    lastChange: null,
    journal: emptyJournal,
    ownWork: null,
  };
}

/** Shows another file; a name that is not there changes nothing. */
export function activateFile(documents: DocumentsState, name: string): DocumentsState {
  const known = documents.files.some((file) => file.name === name);
  return known && name !== documents.activeFile ? { ...documents, activeFile: name } : documents;
}

/** Opens a scenario with a history of its own; the own work is kept aside, if it is not already. */
export function openScenario(documents: DocumentsState, scenario: Scenario): DocumentsState {
  const { name, files, activeFile, journal } = documents;
  return {
    ...initialDocuments(scenario),
    revision: documents.revision + 1,
    ownWork: documents.ownWork ?? { name, files, activeFile, journal },
  };
}

/** Leaves the opened scenario and restores the own files and their history; without an opened scenario nothing changes. */
export function returnToOwnWork(documents: DocumentsState): DocumentsState {
  if (documents.ownWork === null) return documents;
  return { ...documents.ownWork, revision: documents.revision + 1, lastChange: null, ownWork: null };
}

/** `wanted` where it is among the files, else the first file's name, else null. */
export function presentFile(files: readonly ScenarioFile[], wanted: string | null): string | null {
  return files.find((file) => file.name === wanted)?.name ?? files[0]?.name ?? null;
}
