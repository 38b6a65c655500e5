import type { AnalyzeOptions } from "./analysis";
import { type ChangesAnswer, createChangesReader, type StepToNow } from "./changes-reader";
import { type DrawnRadius, drawnRadius } from "./drawn-radius";
import { type EditOffer, type OfferRequest, offerEdit } from "./edit/edit-offer";
import type { EditWish } from "./edit/edit-wish";
import { createFirstSession, type FirstSession, type LastAnalysis } from "./first-session";
import { nodesOfEdge } from "./graph/build-graph";
import { wordsOfSeveral } from "./graph/edge-words";
import type { MatrixAxes, MatrixTotals, MatrixWindow, Stretch } from "./graph/matrix/matrix-window";
import type { TableFormat } from "./graph/matrix/write-matrix";
import { type Baseline, createHeldBaseline } from "./held-baseline";
import { explainDoor } from "./insight/door/explain-door";
import type { DoorExplanation } from "./insight/door/service-explanation";
import { checkExpectations } from "./insight/expectation/check-expectations";
import { draftExpectations } from "./insight/expectation/draft-expectations";
import { exportExpectations } from "./insight/expectation/export-expectations";
import type { DraftedExpectations, ExportedText } from "./insight/expectation/exported-text";
import { explainNode } from "./insight/explain-node";
import type { MatrixForm } from "./insight/matrix/matrix-form";
import type { NodeExplanation } from "./insight/node-explanation";
import { groupToExplain } from "./insight/picture-pair";
import { type PlaceBehind, placesBehind } from "./insight/places-behind";
import { createPolicyRemarks } from "./insight/policy-remarks";
import type { RadiusQuestion } from "./insight/radius/radius";
import { findRenames } from "./insight/renames/find-renames";
import type { Responsibility } from "./insight/responsibility";
import { responsibleFor } from "./insight/responsible-for";
import { type ScenarioNames, scenarioNames } from "./insight/scenario-names";
import type { ConnectionTrace, TraceRequest } from "./insight/trace/connection-trace";
import { traceConnection } from "./insight/trace/trace-connection";
import { explainWithServices } from "./insight/why/explain-with-services";
import { keepForKubectl } from "./keep-for-kubectl";
import { createMatrixAnswers, type MatrixCell, type MatrixRequest } from "./matrix-answers";
import type { NearMisses, NearMissQuestion } from "./near-miss";
import { findNearMisses } from "./near-misses";
import type { Explanation } from "./policy/explanation";
import { createPolicyViews, type PolicyViews } from "./policy-views";
import { createEditPlanner, type EditPreview } from "./preview-edit";
import { finish, type Steps } from "./steps";
import { type SumUp, sumUp } from "./sum-up";

/**
 * The engine as the worker and the command line hold it: remembers what it has read, so that an edit costs what changed.
 * It has no clock and no I/O; `onProgress` is called at every step of an analysis.
 */
export interface Session extends FirstSession, PolicyViews {
  /**
   * Why the pair of an edge's id has its state in the last analysis, whether a line was drawn for it or not; null when
   * there is no such pair (any more).
   */
  explainEdge(edgeId: string): Explanation | null;
  /** The lines of text behind the pair of an edge's id in the last analysis; empty where there is no such pair. */
  placesBehind(edgeId: string): readonly PlaceBehind[];
  /** The connections of a node of the last analysis, side by side; null for one that is not there. */
  explainNode(nodeId: string): NodeExplanation | null;
  /** What a Service or an Ingress of the last analysis is and leads to; null for a door that is not there. */
  explainDoor(doorId: string): DoorExplanation | null;
  /** The way from an endpoint to a name or URL in the last analysis; null where the source is no endpoint. */
  trace(request: TraceRequest): ConnectionTrace | null;
  /** Expectations about a line of the last analysis, or about all that is allowed in it; null where there is nothing to expect. */
  draftExpectations(about: { readonly edgeId: string } | "allowed"): DraftedExpectations | null;
  /** The expectations of the last analysis for another tool. */
  exportExpectations(format: "netassert" | "script" | "junit"): ExportedText;
  /** The files of the last analysis without what only Sallyport reads. */
  exportForKubectl(): ExportedText;
  /**
   * What the rule, policy or object at an offset of a file is responsible for in the last analysis; null where nothing
   * that takes part stands there.
   */
  responsibleFor(file: string, offset: number): Responsibility | null;
  /** What of the last analysis can be asked for by name, as it is written; null before the first. */
  names(): ScenarioNames | null;
  /** What the picture of the last analysis comes to; null before the first. */
  sumUp(): SumUp | null;
  /** Everything about the matrix of the last analysis. */
  readonly matrix: MatrixOfLast;
  /** What a wish would do to the text of the last analysis, and what would come of it. @throws before the first analysis */
  previewEdit(wish: EditWish, options: AnalyzeOptions, onProgress?: () => void): EditPreview;
  /** Keeps a text to be compared with, in the place of the one before. */
  holdBaseline(baseline: Baseline): void;
  /** How the last analysis differs from a baseline that is held; null: it is not. @throws before the first analysis */
  changes(
    baseline: string,
    steps: readonly StepToNow[] | null,
    options: AnalyzeOptions,
    onProgress?: () => void,
  ): ChangesAnswer | null;
  /** The same in steps. */
  changesInSteps(
    baseline: string,
    steps: readonly StepToNow[] | null,
    options: AnalyzeOptions,
    onProgress?: () => void,
  ): Steps<ChangesAnswer | null>;
  /** Who is reached from a node of the last analysis, or reaches it, in how many steps; null for one that is not there. */
  radius(question: RadiusQuestion, onProgress?: () => void): DrawnRadius | null;
  /** What a form may offer; null where what it asks about is not there. */
  offerEdit(request: OfferRequest, options: AnalyzeOptions, onProgress?: () => void): EditOffer | null;
  /**
   * The smallest edits after which what does not get through in the last analysis would, each proved on the edited text;
   * null where there is no such pair or endpoint (any more).
   */
  nearMisses(question: NearMissQuestion, options: AnalyzeOptions, onProgress?: () => void): NearMisses | null;
  /** The same in steps. */
  nearMissesInSteps(
    question: NearMissQuestion,
    options: AnalyzeOptions,
    onProgress?: () => void,
  ): Steps<NearMisses | null>;
}

/** {@link MatrixAnswers} about the last analysis; null before the first. */
export interface MatrixOfLast {
  axes(request: MatrixRequest): Steps<MatrixAxes | null>;
  totals(form: MatrixForm): Steps<MatrixTotals | null>;
  window(request: MatrixRequest, sources: Stretch, targets: Stretch): Steps<MatrixWindow | null>;
  cell(form: MatrixForm, edgeId: string): MatrixCell | null;
  table(request: MatrixRequest, format: TableFormat, transposed: boolean): Steps<ExportedText>;
}

/** Makes a session that has read nothing. */
export function createSession(): Session {
  const findPolicyRemarks = createPolicyRemarks();
  const baseline = createHeldBaseline();
  const {
    last: lastAnalysis,
    analyze,
    analyzeInSteps,
    edgesOf,
  } = createFirstSession({
    checkExpectations,
    findRenames,
    findPolicyRemarks,
    baseline: baseline.against,
  });
  const changesReader = createChangesReader();
  const planner = createEditPlanner();
  const matrix = createMatrixAnswers();
  const pairOf = (last: LastAnalysis, edgeId: string) => {
    const nodes = nodesOfEdge(edgeId);
    return nodes && (last.result.built.picture.pair(...nodes) ?? matrix.pair(last, edgeId));
  };
  const explainEdge = (edgeId: string): Explanation | null => {
    const last = lastAnalysis();
    const pair = last && pairOf(last, edgeId);
    if (last === null || pair === null) return null;
    const { evaluation } = last.result;
    const { group, family, ports } = groupToExplain(evaluation, pair);
    const ends = { source: group.source, destination: group.destination, family, ports };
    const explanation = explainWithServices(evaluation, last.scenario.objects, ends, last.scenario.lineOf);
    return { ...explanation, oneOf: wordsOfSeveral(pair) };
  };
  const changesInSteps: Session["changesInSteps"] = function* (id, steps, options, onProgress) {
    const last = lastAnalysis();
    if (last === null) throw new Error("a text is compared before it was read");
    const held = baseline.get(id);
    return held && (yield* changesReader.changes(last, options, { baseline: held, steps }, onProgress));
  };
  const nearMissesInSteps: Session["nearMissesInSteps"] = function* (question, options, onProgress = () => {}) {
    const last = lastAnalysis();
    const pairs = { shown: pairOf, written: matrix.writtenPair };
    return last && (yield* findNearMisses({ planner, last, options, onProgress, pairs }, question));
  };
  return {
    ...createPolicyViews(lastAnalysis, findPolicyRemarks),
    analyze,
    analyzeInSteps,
    edgesOf,
    explainEdge,
    placesBehind(edgeId) {
      const explanation = explainEdge(edgeId);
      return explanation === null ? [] : placesBehind(explanation);
    },
    explainNode(nodeId) {
      const last = lastAnalysis();
      if (last === null) return null;
      const { scenario, result } = last;
      return explainNode(result.evaluation, result.built.picture, nodeId, scenario.lineOf);
    },
    explainDoor(doorId) {
      const last = lastAnalysis();
      if (last === null) return null;
      const { objects, lineOf } = last.scenario;
      return explainDoor(last.result.evaluation, objects, doorId, lineOf);
    },
    trace(request) {
      const last = lastAnalysis();
      if (last === null) return null;
      const { objects, lineOf } = last.scenario;
      return traceConnection(last.result.tracing(), objects, request, lineOf);
    },
    draftExpectations(about) {
      const last = lastAnalysis();
      if (last === null) return null;
      const { evaluation, picture, scenario } = last.written;
      return draftExpectations(evaluation, picture, about, scenario.objects);
    },
    exportExpectations(format) {
      const last = lastAnalysis();
      if (last === null) return NOTHING_TO_EXPORT;
      const { evaluation, scenario } = last.written;
      const results = last.result.analysis.expectations;
      return exportExpectations({ evaluation, objects: scenario.objects, results, format });
    },
    exportForKubectl() {
      const last = lastAnalysis();
      return last === null ? NOTHING_TO_EXPORT : keepForKubectl(last.files);
    },
    responsibleFor(file, offset) {
      const last = lastAnalysis();
      const text = last?.files.find(({ name }) => name === file)?.text;
      if (last === null || text === undefined) return null;
      const { evaluation, built } = last.result;
      const { objects } = last.written.scenario;
      return responsibleFor({ evaluation, picture: built.picture, objects, file, text, offset });
    },
    names() {
      const last = lastAnalysis();
      if (last === null) return null;
      const { evaluation, scenario } = last.written;
      return scenarioNames(evaluation.cluster, scenario.policies);
    },
    sumUp() {
      const last = lastAnalysis();
      return last && sumUp(last);
    },
    matrix: {
      *axes(request) {
        const last = lastAnalysis();
        return last && (yield* matrix.axes(last, request));
      },
      *totals(form) {
        const last = lastAnalysis();
        return last && (yield* matrix.totals(last, form));
      },
      *window(request, sources, targets) {
        const last = lastAnalysis();
        return last && (yield* matrix.window(last, request, sources, targets));
      },
      cell(form, edgeId) {
        const last = lastAnalysis();
        return last && matrix.cell(last, form, edgeId);
      },
      *table(request, format, transposed) {
        const last = lastAnalysis();
        return last === null ? NOTHING_TO_EXPORT : yield* matrix.table(last, request, format, transposed);
      },
    },
    previewEdit(wish, options, onProgress) {
      const last = lastAnalysis();
      if (last === null) throw new Error("an edit is planned before anything was read");
      return finish(planner.preview(last, options, wish, onProgress), onProgress);
    },
    holdBaseline: (held) => baseline.hold(held),
    changes: (id, steps, options, onProgress) => finish(changesInSteps(id, steps, options, onProgress), onProgress),
    changesInSteps,
    radius(question, onProgress) {
      const last = lastAnalysis();
      return last === null ? null : drawnRadius(last, question, onProgress);
    },
    offerEdit(request, options, onProgress) {
      const last = lastAnalysis();
      return last && offerEdit(finish(planner.contextOf(last, options, onProgress), onProgress), request);
    },
    nearMisses: (question, options, onProgress) => finish(nearMissesInSteps(question, options, onProgress), onProgress),
    nearMissesInSteps,
  };
}

const NOTHING_TO_EXPORT: ExportedText = { fileName: "", text: "", notes: [] };
