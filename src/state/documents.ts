import type { ScenarioFile } from "../engine";
import type { FilesChange } from "../worker/files-change";
import type { Arrival } from "./arrival";
import type { ChangeSource } from "./gateway";
import { emptyJournal, type Journal } from "./journal";

export type { FileChange, Splice } from "../worker/files-change";

/** The text, which is the only truth, and its history. Changed by the gateway only. */
export interface DocumentsState {
  /** Name of the open scenario, for the title. */
  readonly name: string;
  /** What it came from, where it was imported; else null. */
  readonly arrival: Arrival | null;
  /** In the order of the tabs; names are unique. */
  readonly files: readonly ScenarioFile[];
  /** The files as they were when the scenario was opened in this visit; what it is compared with by itself. */
  readonly openedFiles: readonly ScenarioFile[];
  /** Name of the file that the editor shows; null where there is none. */
  readonly activeFile: string | null;
  /** Grows by one with every change of a text or of the list. */
  readonly revision: number;
  /** Stays with a scenario while it waits: two scenarios of one name are told apart by it. */
  readonly scenarioId: number;
  /** The revision at which what is open was opened, or gone back to: two openings are never the same. */
  readonly openedAt: number;
  /** How this revision came from the one before; null: anything may differ (a scenario was opened), read the texts. */
  readonly lastChange: LastChange | null;
  readonly journal: Journal;
  /** What was left for what is open now, the own work first; empty: the own work is what is open. */
  readonly setAside: readonly SetAside[];
}

/** A mirror of the text (Monaco's models) leaves out what came from itself: `source` `typing`. */
export interface LastChange extends FilesChange {
  readonly source: ChangeSource | "undo" | "redo";
}

export interface Scenario {
  readonly name: string;
  readonly files: readonly ScenarioFile[];
  readonly arrival?: Arrival | null;
}

/** A scenario that waits with its history. */
export interface SetAside extends Scenario {
  readonly arrival: Arrival | null;
  readonly scenarioId: number;
  readonly openedFiles: readonly ScenarioFile[];
  readonly activeFile: string | null;
  readonly journal: Journal;
}

/** Documents at revision 0 with an empty history. */
export function initialDocuments(scenario: Scenario, activeFile?: string | null): DocumentsState {
  return {
    name: scenario.name,
    arrival: scenario.arrival ?? null,
    files: scenario.files,
    openedFiles: scenario.files,
    activeFile: presentFile(scenario.files, activeFile ?? null),
    revision: 0,
    scenarioId: 0,
    openedAt: 0,
    lastChange: null,
    journal: emptyJournal,
    setAside: [],
  };
}

/** Shows another file; a name that is not there changes nothing. */
export function activateFile(documents: DocumentsState, name: string): DocumentsState {
  const known = documents.files.some((file) => file.name === name);
  return known && name !== documents.activeFile ? { ...documents, activeFile: name } : documents;
}

/**
 * Opens a scenario with a history of its own. What was open is set aside: the own work always, a visited scenario where
 * it was edited. A name that one of those bears gets a number.
 */
export function openScenario(documents: DocumentsState, scenario: Scenario): DocumentsState {
  const { name, arrival, scenarioId, files, openedFiles, activeFile, journal } = documents;
  const isOwn = documents.setAside.length === 0;
  const isEdited = journal.done.length + journal.undone.length > 0;
  const setAside =
    isOwn || isEdited
      ? [...documents.setAside, { name, arrival, scenarioId, files, openedFiles, activeFile, journal }]
      : documents.setAside;
  return {
    ...initialDocuments({ ...scenario, name: freeName(scenario.name, setAside.slice(1)) }),
    revision: documents.revision + 1,
    scenarioId: documents.revision + 1,
    openedAt: documents.revision + 1,
    setAside,
  };
}

/** Leaves the opened scenario for what was set aside last, with its history; without an opened scenario nothing changes. */
export function goBackOneStep(documents: DocumentsState): DocumentsState {
  const former = documents.setAside.at(-1);
  if (former === undefined) return documents;
  const setAside = documents.setAside.slice(0, -1);
  const revision = documents.revision + 1;
  return { ...former, revision, openedAt: revision, lastChange: null, setAside };
}

/** `wanted` where it is among the files, else the first file's name, else null. */
export function presentFile(files: readonly ScenarioFile[], wanted: string | null): string | null {
  return files.find((file) => file.name === wanted)?.name ?? files[0]?.name ?? null;
}

function freeName(name: string, visited: readonly Scenario[]): string {
  const isTaken = (wanted: string) => visited.some((scenario) => scenario.name === wanted);
  if (!isTaken(name)) return name;
  for (let number = 2; ; number += 1) if (!isTaken(`${name} ${number}`)) return `${name} ${number}`;
}
