import type {
  Analysis,
  AnalyzeOptions,
  Baseline,
  ChangesAnswer,
  ConnectionTrace,
  DoorExplanation,
  DraftedExpectations,
  DrawnRadius,
  EditOffer,
  EditPreview,
  EditWish,
  Explanation,
  ExportedText,
  GraphEdge,
  MatrixAxes,
  MatrixCell,
  MatrixForm,
  MatrixRequest,
  MatrixTotals,
  MatrixWindow,
  Moment,
  NearMisses,
  NearMissQuestion,
  NodeExplanation,
  OfferRequest,
  PlaceBehind,
  PolicyUnion,
  PolicyViewAnswer,
  PolicyViewRequest,
  Progress,
  RadiusQuestion,
  Responsibility,
  ScenarioFile,
  ScenarioNames,
  Stretch,
  SumUp,
  TableFormat,
  TakenApart,
  TraceRequest,
} from "../engine";
import type { FileChange, FilesChange, FilesSnapshot } from "./files-change";
import type { PackedChange } from "./unpack-change";

/**
 * What every question about the scenario carries, since a worker that was just started has analysed nothing yet.
 * `moment` absent: nothing is compared with before.
 */
export interface Question {
  readonly options: AnalyzeOptions;
  readonly moment?: Moment;
}

/** What can be asked of the worker: a name, what goes in, what comes back. Everything else is derived from this map. */
export interface Calls {
  analyze: { readonly args: Question; readonly result: Analysis };
  /** Why the edge has its state; null where there is no such edge (any more). */
  explainEdge: { readonly args: Question & { readonly edgeId: string }; readonly result: Explanation | null };
  /** Every edge from and to a node, drawn or not; none where there is no such node (any more). */
  edgesOf: { readonly args: Question & { readonly nodeId: string }; readonly result: readonly GraphEdge[] };
  /** The lines of text behind an edge; empty where there is no such edge (any more). */
  placesBehind: { readonly args: Question & { readonly edgeId: string }; readonly result: readonly PlaceBehind[] };
  /** The connections of a node, side by side; null where there is no such node (any more). */
  explainNode: { readonly args: Question & { readonly nodeId: string }; readonly result: NodeExplanation | null };
  /** What the place in the text is responsible for; null: nothing that takes part stands there. */
  responsibleFor: {
    readonly args: Question & { readonly file: string; readonly offset: number };
    readonly result: Responsibility | null;
  };
  /** What a Service or an Ingress is and leads to, by the id of its door; null where there is no such door (any more). */
  explainDoor: { readonly args: Question & { readonly doorId: string }; readonly result: DoorExplanation | null };
  /** The way from an endpoint to a name or URL; null where the source is no endpoint (any more). */
  trace: { readonly args: Question & { readonly request: TraceRequest }; readonly result: ConnectionTrace | null };
  /**
   * Documents of `kind: Expectation` about a line of the picture (by its id), or about everything that is allowed now
   * (`allowed`); null where there is no such line (any more) or nothing to expect.
   */
  draftExpectations: {
    readonly args: Question & { readonly about: { readonly edgeId: string } | "allowed" };
    readonly result: DraftedExpectations | null;
  };
  /** The scenario's expectations for other tools. */
  exportExpectations: {
    readonly args: Question & { readonly format: "netassert" | "script" | "junit" };
    readonly result: ExportedText;
  };
  /** The scenario's objects as a cluster takes them: without what only Sallyport reads. */
  exportForKubectl: { readonly args: Question; readonly result: ExportedText };
  /** The rows and columns of the matrix, all of them. */
  matrixAxes: { readonly args: Question & MatrixRequest; readonly result: MatrixAxes | null };
  /** The cells of some rows and columns. */
  matrix: {
    readonly args: Question & MatrixRequest & { readonly from: Stretch; readonly to: Stretch };
    readonly result: MatrixWindow | null;
  };
  /** What all cells come to; asked again until they are counted. */
  matrixTotals: { readonly args: Question & MatrixForm; readonly result: MatrixTotals | null };
  /** One cell, in full, by the id of its edge; null where nothing is judged between the two. */
  matrixCell: {
    readonly args: Question & MatrixForm & { readonly edgeId: string };
    readonly result: MatrixCell | null;
  };
  /** The matrix as a table. */
  exportMatrix: {
    readonly args: Question & MatrixRequest & { readonly format: TableFormat; readonly transposed: boolean };
    readonly result: ExportedText;
  };
  /** What a wish would do to the text, and what would come of it; nothing is done. */
  previewEdit: { readonly args: Question & { readonly wish: EditWish }; readonly result: EditPreview };
  /** What can be asked for by name, drawn or not; null before anything was read. */
  names: { readonly args: Question; readonly result: ScenarioNames | null };
  /** What the picture comes to, in numbers; null before anything was read. */
  sumUp: { readonly args: Question; readonly result: SumUp | null };
  /** Who is reached from a node, or reaches it, in how many steps; null where there is no such node (any more). */
  radius: { readonly args: Question & { readonly question: RadiusQuestion }; readonly result: DrawnRadius | null };
  /** What a form may offer; null where what it asks about is not there (any more). */
  offerEdit: { readonly args: Question & { readonly request: OfferRequest }; readonly result: EditOffer | null };
  /** The smallest edits that would let through what is not; null where what it asks about is not there (any more). */
  nearMisses: { readonly args: Question & { readonly about: NearMissQuestion }; readonly result: NearMisses | null };
  /** One policy as a picture, and all that can be chosen; null before anything was read. */
  policyView: { readonly args: Question & PolicyViewRequest; readonly result: PolicyViewAnswer | null };
  /** All policies on a workload side by side; null where it is not there (any more). */
  policyUnion: { readonly args: Question & { readonly workload: string }; readonly result: PolicyUnion | null };
  /** Keeps a text to be compared with, in the place of the one before. A worker that is started anew holds none. */
  holdBaseline: { readonly args: Question & { readonly baseline: Baseline }; readonly result: null };
  /**
   * How the text differs from a baseline, and by which steps: from the baseline to now, the oldest first, maybe without the
   * oldest; null: the two have no history.
   *
   * @param revision - the text that the steps lead to
   */
  changes: {
    readonly args: Question & {
      readonly baseline: string;
      readonly steps: readonly StepBack[] | null;
      readonly revision: number;
    };
    /** `not-held`: the worker has to be given the baseline first. `other-text`: the steps are those of another revision. */
    readonly result: ChangesAnswer | { readonly kind: "not-held" | "other-text" };
  };
  /** Takes files that are not (yet) part of the scenario apart. */
  takeApart: { readonly args: { readonly files: readonly ScenarioFile[] }; readonly result: TakenApart };
}

/** A step of the history, and what takes it back. */
export interface StepBack {
  /** Never that of another step. */
  readonly id: number;
  /** As the history calls it. */
  readonly label: string;
  /** One after the other, in the text as it is after the step. */
  readonly back: readonly FileChange[];
}

export type CallName = keyof Calls;
export type CallArgs<N extends CallName> = Calls[N]["args"];
export type CallResult<N extends CallName> = Calls[N]["result"];

/** A call on its way to the worker. */
export interface Request<N extends CallName = CallName> {
  readonly kind: "call";
  readonly id: number;
  readonly name: N;
  /** Revision of the files that it asks about: the one that the messages before it lead to. */
  readonly revision: number;
  readonly args: CallArgs<N>;
  /** Stamp of the analysis that the page holds; absent: none. */
  readonly holds?: number;
}

/** Ends a call between two of its steps; what was read for it is kept. */
export interface Cancellation {
  readonly kind: "cancel";
  readonly id: number;
}

/** What a call came to. */
export interface Answer<N extends CallName = CallName> {
  readonly kind: "answer";
  readonly id: number;
  readonly name: N;
  readonly revision: number;
  readonly result: CallResult<N>;
  /** Names this analysis, as no other; absent: no later one comes as a change of it. */
  readonly stamp?: number;
}

/** An answer to `analyze`, as what differs from the analysis that the page holds by the stamp in its call. */
export interface ChangedAnswer {
  readonly kind: "changed";
  readonly id: number;
  readonly revision: number;
  readonly stamp: number;
  readonly change: PackedChange;
}

export type ClientMessage =
  | { readonly kind: "sync"; readonly snapshot: FilesSnapshot }
  | { readonly kind: "change"; readonly change: FilesChange }
  | Cancellation
  | Request;

export type ServerMessage =
  | Answer
  | ChangedAnswer
  /** The worker is alive: when a call begins and on its way; with how far it is in a long analysis. */
  | { readonly kind: "beat"; readonly id: number; readonly progress?: Progress }
  /** The call was ended before its end. */
  | { readonly kind: "cancelled"; readonly id: number }
  /** The worker does not hold the revision that the call asks about: it wants a full sync and the call again. */
  | { readonly kind: "out-of-step"; readonly id: number }
  /** The call came upon something for which the first worker has no code: it is for the full one. */
  | { readonly kind: "beyond"; readonly id: number }
  /** The call is for a worker whose code could not be fetched; nothing is wrong with the one that runs. */
  | { readonly kind: "unavailable"; readonly id: number; readonly message: string }
  /** A defect of ours: the call threw. */
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

/** How a call ended. None of these is an exception. */
export type Outcome<N extends CallName = CallName> =
  /** `stale`: the files have changed since; never to be shown as current. */
  | { readonly kind: "done"; readonly result: CallResult<N>; readonly revision: number; readonly stale: boolean }
  /** A newer call of the same name took its place before it began. */
  | { readonly kind: "superseded" }
  | { readonly kind: "cancelled" }
  | Failure;

/**
 * The worker was ended because of the call, or could not be had for it. `gaveUp`: it is not tried again by itself, since it
 * was the second time on the same text, or since nothing tells when the code can be fetched.
 */
export interface Failure {
  readonly kind: "hung" | "crashed";
  readonly revision: number;
  readonly message: string;
  readonly gaveUp: boolean;
}

/** The worker as the page sees it. */
export interface WorkerClient {
  /** Tells of the next revision; null: anything may have changed. To be called at every revision. */
  update(change: FilesChange | null): void;
  /**
   * Asks about the newest revision.
   *
   * @param args - or what gives them when the call is sent: a call that waits is then about what is so at that time
   * @param onProgress - of a long call: how far the worker is with it, or with another that it has to do before
   */
  call<N extends CallName>(
    name: N,
    args: CallArgs<N> | (() => CallArgs<N>),
    onProgress?: (progress: Progress) => void,
  ): Promise<Outcome<N>>;
  /** Forgets what has failed: it may be tried again on the same text. */
  forgive(): void;
  /** Ends whatever runs or waits about the scenario. The worker keeps what it has read, unless it does not let go of a call. */
  cancel(): void;
}
