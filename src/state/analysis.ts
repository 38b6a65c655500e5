import type {
  Analysis,
  AnalyzeOptions,
  ConnectionTrace,
  DoorExplanation,
  DrawnRadius,
  Explanation,
  GraphEdge,
  NodeExplanation,
  PlaceBehind,
  Progress,
  Responsibility,
} from "../engine";

/**
 * `hung` and `crashed`: the worker had to be started again; with `gaveUp` until the text changes, else it is being tried
 * again. `cancelled`: by the user, until the text or the options change or the user wants it to go on.
 */
export type Phase = "idle" | "running" | "cancelled" | "crashed" | "hung";

/** What the worker said last. Changed by the analysis loop only. */
export interface AnalysisState {
  readonly phase: Phase;
  /** The last good one, which stays when a later one fails; null before the first. */
  readonly analysis: Analysis | null;
  /** Revision of the text that `analysis` is about; null before the first. Compare by `isOutdated`. */
  readonly analysisRevision: number | null;
  /** The options that `analysis` was made with. */
  readonly analysisOptions: AnalyzeOptions | null;
  /** What went wrong, in the phases `crashed` and `hung`. */
  readonly error: string | null;
  readonly gaveUp: boolean;
  /** How far the analysis is that runs; null: none runs. */
  readonly progress: Progress | null;
  readonly explanation: ExplanationState;
  /**
   * Of the selected node, also while one of them is selected, else of the hovered one; null: there is none, or they are
   * still to come.
   */
  readonly nodeLines: NodeLines | null;
  /** Of the selected node; null: none is selected, or it is still to come. */
  readonly nodeExplanation: NodeAnswer | null;
  /** The text behind the line that is hovered, else behind the selected one. */
  readonly placesBehind: EdgePlaces | null;
  /** Of the selected Service or Ingress; null: none is selected, or it is still to come. */
  readonly doorExplanation: DoorAnswer | null;
  /** The way that is asked about; null: none is, or it is still to come. */
  readonly trace: TraceAnswer | null;
  /** Who reaches whom, where that is asked about; null: it is not, or it is still to come. */
  readonly radius: RadiusAnswer | null;
  /** What the place of the caret is responsible for; null where nothing is. */
  readonly spotlight: Spotlight | null;
}

/** `explanation` null: the node is gone from the text. */
export interface NodeAnswer {
  readonly nodeId: string;
  readonly revision: number;
  readonly explanation: NodeExplanation | null;
}

/** `explanation` null: the door is gone from the text. */
export interface DoorAnswer {
  readonly doorId: string;
  readonly revision: number;
  readonly explanation: DoorExplanation | null;
}

/** `trace` null: the source is gone from the text. Stays while a newer one is fetched. */
export interface TraceAnswer {
  readonly revision: number;
  readonly trace: ConnectionTrace | null;
}

/** `result` null: what was asked about is gone from the text. Stays while a newer one is fetched. */
export interface RadiusAnswer {
  readonly key: string;
  readonly revision: number;
  readonly result: DrawnRadius | null;
}

export interface EdgePlaces {
  readonly edgeId: string;
  readonly revision: number;
  readonly places: readonly PlaceBehind[];
}

export interface Spotlight extends Responsibility {
  readonly revision: number;
}

/** Every line from and to a node, also those that the picture does not draw by itself. Stay while newer ones are fetched. */
export interface NodeLines {
  readonly nodeId: string;
  readonly revision: number;
  readonly edges: readonly GraphEdge[];
}

/** The answer to *why* for one edge. */
export type ExplanationState =
  | { readonly kind: "none" }
  | { readonly kind: "loading"; readonly edgeId: string }
  /** Stays while a newer one is fetched (`isExplanationOutdated`). `explanation` null: the edge is gone from the text. */
  | {
      readonly kind: "ready";
      readonly edgeId: string;
      readonly revision: number;
      readonly explanation: Explanation | null;
    }
  | { readonly kind: "failed"; readonly edgeId: string; readonly message: string };

/** How far an analysis is. */
export type AnalysisProgress = Progress;

/** Of an analysis that has just begun. */
export const justBegun: Progress = { stage: "reading", done: 0, total: 0 };

export const noExplanation: ExplanationState = { kind: "none" };

export const initialAnalysis: AnalysisState = {
  phase: "idle",
  analysis: null,
  analysisRevision: null,
  analysisOptions: null,
  error: null,
  gaveUp: false,
  progress: null,
  explanation: noExplanation,
  nodeLines: null,
  nodeExplanation: null,
  doorExplanation: null,
  trace: null,
  radius: null,
  placesBehind: null,
  spotlight: null,
};
