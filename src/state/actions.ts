import type {
  Answer,
  AssumptionSwitch,
  ChangedFile,
  EdgeFilter,
  EditWish,
  ExportedText,
  Off,
  OfferRequest,
  PictureShape,
  Place,
  Probe,
  ProfileName,
  TraceRequest,
} from "../engine";
import type { CallArgs, CallName, CallResult, Outcome, Question } from "../worker/protocol";
import type { BaselineState } from "./baseline";
import type { Scenario } from "./documents";
import type { Editing, OpenMenu } from "./editing";
import type { ApplyResult, Change, HistoryStep } from "./gateway";
import type { Caret, RadiusAsked, Selectable } from "./selection";
import type { Told } from "./told";
import type { BottomPart, Look, PaneName, Position, Theme } from "./view";

/** Everything that a view can do. Functions are stable for the life of the store. */
export type Actions = DocumentActions &
  BaselineActions &
  ImportActions &
  ExpectationActions &
  SelectionActions &
  ViewActions &
  EditingActions &
  AnalysisActions;

export interface DocumentActions {
  /**
   * The gateway: the one way to change text. Refused where `baseRevision` is not the newest.
   *
   * @param shown - place of the new text that the editor then shows, without taking the focus; absent: none
   */
  apply(change: Change, baseRevision: number, shown?: Place): ApplyResult;
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

/** What the text is compared with; see `baseline-choices.ts`. */
export interface BaselineActions {
  setBaseline(change: Partial<BaselineState>): void;
  /** Draws what differs from a baseline that the worker holds, by its id; null: what the last edit did. */
  drawAgainst(baselineId: string | null): void;
  /** Whatever is typed from here on is another step of the history. */
  closeStep(): void;
}

export interface ImportActions {
  /**
   * Reads what was pasted, dropped or chosen; a dump is taken apart. It opens beside the own work, whatever the text is.
   * Expectations alone are added to what is open.
   *
   * @param refusals - sentences about what was given besides and could not be read
   */
  importScenario(given: Scenario, refusals?: readonly string[]): Promise<void>;
  /** The files as they were given, in the place of what an import made of them; undo takes it back. */
  keepOriginal(): void;
  /** After a paste into a text: it may be imported instead. */
  offerImport(text: string): void;
  dismissOffer(): void;
  /** Takes the paste back, where nothing was done since, and imports it. */
  importInstead(): Promise<void>;
  /** Says why nothing was opened; empty: forgets it. */
  refuse(refusals: readonly string[]): void;
}

export interface ExpectationActions {
  /**
   * Adds to `expectations.yaml` what holds now, of a line of the picture or of everything that is allowed, as one intent,
   * and tells so.
   *
   * @returns how many connections were written down; 0 where there was nothing to expect, or the text changed meanwhile
   */
  expectAsNow(about: { readonly edgeId: string } | "allowed"): Promise<number>;
  /** The scenario's expectations for another tool; null where the worker gave no answer. */
  exportExpectations(format: "netassert" | "script" | "junit"): Promise<ExportedText | null>;
  /** The scenario's objects as a cluster takes them; null where the worker gave no answer. */
  exportForKubectl(): Promise<ExportedText | null>;
  /** Says what was done, in the place of what was said before; null: nothing any more. */
  tell(told: Told | null): void;
}

export interface SelectionActions {
  selectNode(id: string): void;
  selectEdge(id: string): void;
  /** Selects a Service or an Ingress by its id. */
  selectDoor(id: string): void;
  /**
   * Asks for the way from an endpoint to a name step by step, and again after every analysis; null: no longer. Whatever
   * is selected next, or nothing, ends it.
   */
  trace(request: TraceRequest | null): void;
  /** Lets go of what is selected; where nothing is, of a question about who reaches whom. */
  clearSelection(): void;
  /** Asks who reaches whom, in the place of what is selected; null: no longer. */
  askRadius(radius: RadiusAsked | null): void;
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
  /** Folds a pane away, or brings it back. */
  togglePane(pane: PaneName): void;
  /** Shows the answer in another form, in the pane of the picture. */
  showLook(look: Look): void;
  /** Puts cards beside the picture, or over it. */
  setDocked(isDocked: boolean): void;
  /** Draws the card over a narrow picture up, or down to its lower half. */
  setSheetUp(isSheetUp: boolean): void;
  /** Opens a part of the pane below the text; null: closes it. */
  showBottom(part: BottomPart | null): void;
  /** Another profile, with its own answers to every assumption. */
  setProfile(profile: ProfileName): void;
  /** Answers one assumption otherwise than the profile does; null: as the profile does. */
  setAssumption(name: AssumptionSwitch, answer: Answer | null): void;
  /** Every assumption as the profile answers it. */
  resetAssumptions(): void;
  /** Blocks in which pods without a stated address lie; empty: the usual ones. */
  setPodCidrs(blocks: readonly string[]): void;
  setDefaultNamespace(namespace: string): void;
  /** Leaves things out for a moment, in the place of those that were; nothing is written. Empty: all is put back. */
  setOff(off: readonly Off[]): void;
  setProbe(probe: Probe): void;
  /** Shows a workload (by its node's id) pod by pod, or as one again. */
  toggleExpanded(workload: string): void;
  /** Draws a namespace (by name) as one node, or opens it again. */
  toggleNamespace(name: string): void;
  /** Names of the namespaces that are one node; null: as the size of the cluster wants it. */
  setCollapsed(namespaces: readonly string[] | null): void;
  setFilter(change: Partial<EdgeFilter>): void;
  clearFilter(): void;
  /** Draws also what is otherwise only counted. */
  setDrawAll(drawAll: boolean): void;
  /** Lays the picture out for a pane of this shape; what was dragged in one does not move in the other. */
  setShape(shape: PictureShape): void;
  /** Takes the last change of the view back, or does it again; the text is left alone. */
  stepView(way: "back" | "forward"): void;
  /** Whatever is typed or dragged from here on is another step of the view's history. */
  endViewStep(): void;
  /** Null: back to where the layout puts it. */
  moveNode(id: string, position: Position | null): void;
  /** Every node of the open scenario back to where the layout puts it. */
  resetPositions(): void;
}

/** What edits the text from the picture. */
export interface EditingActions {
  /**
   * Opens a form in the place of the one that is open; null: closes it.
   *
   * @param writes - what is off and the form makes real: it is put back when the form is applied
   */
  openEditing(form: Editing | null, writes?: Off): void;
  openMenu(menu: OpenMenu | null): void;
  /** Picks nodes together, by their ids; empty: none. */
  pick(nodeIds: readonly string[]): void;
  /** Remembers policies, by `namespace/name`, to be pasted into another namespace; empty: none. */
  copyPolicies(policies: readonly string[]): void;
  /** Asks what a wish would do; nothing is done. Of several that wait only the last is answered. */
  previewEdit(wish: EditWish): Promise<Outcome<"previewEdit">>;
  /** Asks what a form may offer. */
  offerEdit(request: OfferRequest): Promise<Outcome<"offerEdit">>;
  /**
   * Writes what was previewed, as one step of the history, and shows it in the editor. Refused where the text is not that of
   * `revision` any more.
   */
  applyEdit(
    plan: { readonly label: string; readonly files: readonly ChangedFile[] },
    revision: number,
    source: "picture" | "form",
  ): ApplyResult;
}

export interface AnalysisActions {
  /**
   * Asks the worker about the newest text and options. Of several with the same name that wait only the last is answered.
   */
  ask<N extends Asked>(name: N, args: AskedArgs<N>): Promise<Outcome<N>>;
  /** Ends the analysis that runs; the last good picture stays. */
  cancelAnalysis(): void;
  /** Tries again, also what ended the worker twice on the same text. */
  retryAnalysis(): void;
}

/** Name of a call of the worker. */
export type Asked = CallName;
/** What a call is about besides what every question carries. */
export type AskedArgs<N extends Asked> = Omit<CallArgs<N>, keyof Question>;
export type AskedResult<N extends Asked> = CallResult<N>;
