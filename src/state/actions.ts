import type { Place, ProfileName } from "../engine";
import type { Scenario } from "./documents";
import type { ApplyResult, Change, HistoryStep } from "./gateway";
import type { Caret, Selectable } from "./selection";
import type { Position, Theme } from "./view";

/** Everything that a view can do. Functions are stable for the life of the store. */
export type Actions = DocumentActions & SelectionActions & ViewActions & AnalysisActions;

export interface DocumentActions {
  /** The gateway: the one way to change text. Refused where `baseRevision` is not the newest. */
  apply(change: Change, baseRevision: number): ApplyResult;
  /** Makes one text of a file into another by the one edit that differs (the textarea before Monaco); source `typing`. */
  setText(file: string, text: string, caret?: Caret | null): ApplyResult;
  setActiveFile(name: string): void;
  /** Adds a file and shows it; where the name is taken it becomes `name-2.yaml`. */
  addFile(name: string, text: string): ApplyResult;
  renameFile(from: string, to: string): ApplyResult;
  deleteFile(name: string): ApplyResult;
  /** Takes back the last intent, shows the file that it touched and reveals the place. */
  undo(): HistoryStep;
  redo(): HistoryStep;
  /** Opens an example or a dump; the own work, and what was edited since, is set aside. */
  replaceScenario(scenario: Scenario): void;
  /** Back to what was set aside last. */
  goBack(): void;
}

export interface SelectionActions {
  selectNode(id: string): void;
  selectEdge(id: string): void;
  clearSelection(): void;
  hover(target: Selectable | null): void;
  /** Asks the editor to show a place; makes its file the active one. */
  reveal(place: Place): void;
  setCaret(caret: Caret | null): void;
  /** Selects the edge and fetches why it has its state; refreshed after every analysis until the selection changes. */
  explain(edgeId: string): void;
}

export interface ViewActions {
  setTheme(theme: Theme): void;
  /** Share of the width that the editor has. */
  setPaneSize(share: number): void;
  setProfile(profile: ProfileName): void;
  setDefaultNamespace(namespace: string): void;
  /** Null: back to where the layout puts it. */
  moveNode(id: string, position: Position | null): void;
}

export interface AnalysisActions {
  /** Ends the analysis that runs; the last good picture stays. */
  cancelAnalysis(): void;
  /** Tries again after a cancel. What ended the worker twice on the same text is not tried again. */
  retryAnalysis(): void;
}
