import type { AnalyzeOptions, ScenarioFile } from "./analysis";
import type { Cluster } from "./cluster/cluster";
import { prepareDrafts } from "./edit/draft-files";
import type { EditContext } from "./edit/edit-context";
import { type PlannedEdit, type RefusedEdit, refusedEdit } from "./edit/edit-plan";
import type { EditWish } from "./edit/edit-wish";
import { firstNew } from "./edit/first-new";
import { planEdit } from "./edit/plan-edit";
import { editedFiles } from "./edit/plan-several";
import { type EditEffects, effectsInSteps } from "./edit-effects";
import type { LastAnalysis } from "./first-session";
import { findRenames } from "./insight/renames/find-renames";
import type { NamedThings } from "./insight/renames/renames";
import { leftWithoutPods } from "./left-without-pods";
import type { Evaluator } from "./policy/evaluate";
import { createEvaluator } from "./policy/evaluate";
import type { Evaluation } from "./policy/evaluation";
import { profileOf } from "./policy/profiles";
import { createScenarioReader, type Scenario, type ScenarioReader } from "./read-scenario";
import type { Progress, Steps } from "./steps";

/** What a wish would do: the text edits, and what comes of them. Nothing is done yet. */
export type EditPreview = (PlannedEdit & { readonly effects: EditEffects }) | RefusedEdit;

/** An edit that was planned, with the text that it leaves read anew. Nothing is done yet. */
export interface TriedEdit {
  readonly kind: "tried";
  readonly plan: PlannedEdit;
  /** The text that it leaves. */
  readonly scenario: Scenario;
  /** What that comes to, of the same cluster as the last analysis is of; worked out when first asked for. */
  readonly now: () => Evaluation;
  /** The same of a cluster that has what every cluster has, for whole ways. */
  readonly tracing: () => Evaluation;
  /** All that it opens and closes. */
  readonly effects: () => Steps<EditEffects>;
  /** What pods are called otherwise afterwards, as sentences. */
  readonly notes: () => readonly string[];
}

/** Plans wishes about an analysed text, and works out what they would come to. What is off is in the text: it takes part. */
export interface EditPlanner {
  /** @param onProgress - called on the way between steps, so that no two are farther apart than a few tenths of a second */
  preview(last: LastAnalysis, options: AnalyzeOptions, wish: EditWish, onProgress?: () => void): Steps<EditPreview>;
  /** Plans a wish and reads the text that it leaves, before anything more is worked out of it. */
  attempt(
    last: LastAnalysis,
    options: AnalyzeOptions,
    wish: EditWish,
    onProgress?: () => void,
  ): Steps<TriedEdit | RefusedEdit>;
  /** What an edit of the last analysis is planned with; its text is read here, as far as it is another than last time. */
  contextOf(last: LastAnalysis, options: AnalyzeOptions, onProgress?: () => void): Steps<EditContext>;
}

const STEP: Progress = { stage: "judging", done: 0, total: 0 };

/** Makes a planner that has read nothing. It reads the edited texts by itself, so that no session takes them for its own. */
export function createEditPlanner(): EditPlanner {
  let means: Means | null = null;
  let former: readonly ScenarioFile[] = [];
  // What was read of another scenario is of no use, and can be large.
  const meansOf = (last: LastAnalysis): Means => {
    if (means?.scenario !== last.means) means = { scenario: last.means, ...freshMeans() };
    return means;
  };
  const contextOf: EditPlanner["contextOf"] = function* (last, options, onProgress = () => {}) {
    const { files } = last;
    const { scenario, evaluation: judgedNow } = last.written;
    yield* prepareDrafts(files, former, onProgress);
    former = files;
    const { defaultNamespace } = options;
    const isComplete = judgedNow.cluster === scenario.complete;
    // Whether anybody asks for more than the text depends on the next wish.
    const reread = (edited: readonly ScenarioFile[]): EditContext => {
      const { between } = meansOf(last);
      let scenarioThen: Scenario | null = null;
      const read = () => {
        onProgress();
        scenarioThen ??= between.reader.read(edited, options, onProgress, last.lastGood?.fork());
        onProgress();
        return scenarioThen;
      };
      let evaluation: Evaluation | null = null;
      return {
        files: edited,
        defaultNamespace,
        reread,
        get objects() {
          return read().objects;
        },
        get evaluation() {
          evaluation ??= judged(between.evaluator, read(), isComplete, options);
          return evaluation;
        },
      };
    };
    return { files, objects: scenario.objects, evaluation: judgedNow, defaultNamespace, reread };
  };
  // Many edits may be tried on the same text.
  function* beforeOf(last: LastAnalysis, options: AnalyzeOptions, onProgress: () => void): Steps<Before> {
    const own = meansOf(last);
    if (own.before?.last === last && own.before.options === options) return own.before;
    const read = yield* own.reader.readInSteps(last.files, options, onProgress, last.lastGood?.fork());
    yield STEP;
    const isComplete = last.written.evaluation.cluster === last.written.scenario.complete;
    let evaluation: Evaluation | null = null;
    const old = () => {
      evaluation ??= judged(own.evaluator, read, isComplete, options);
      return evaluation;
    };
    own.before = { last, options, before: read, old };
    return own.before;
  }
  const attempt: EditPlanner["attempt"] = function* (last, options, wish, onProgress = () => {}) {
    const context = yield* contextOf(last, options, onProgress);
    yield STEP;
    const plan = planEdit(context, wish);
    if (plan.kind === "refused") return plan;
    yield STEP;
    const { reader, evaluator, tracer } = meansOf(last);
    // Read by the same reader, what the edit did not touch is the same object, and need not be compared.
    const { before, old } = yield* beforeOf(last, options, onProgress);
    const edited = editedFiles(last.files, plan.files);
    const scenario = yield* reader.readInSteps(edited, options, onProgress, last.lastGood?.fork());
    yield STEP;
    const fault = newFault(before, scenario);
    if (fault !== null) return refusedEdit(`This would leave an error behind, which is a fault of Sallyport: ${fault}`);
    const isComplete = last.written.evaluation.cluster === last.written.scenario.complete;
    let own: Evaluation | null = null;
    let traced: Evaluation | null = null;
    const now = () => {
      own ??= judged(evaluator, scenario, isComplete, options);
      return own;
    };
    const tracing = () => {
      if (isComplete) return now();
      traced ??= judged(tracer, scenario, true, options);
      return traced;
    };
    const sidesWith = (cluster: Cluster) =>
      [
        { objects: before.objects, cluster: isComplete ? before.complete : before.cluster },
        { objects: scenario.objects, cluster },
      ] as const;
    return {
      kind: "tried",
      plan,
      scenario,
      now,
      tracing,
      *effects() {
        const { moved } = plan;
        const was = old();
        yield STEP;
        const is = now();
        yield STEP;
        const left = leftWithoutPods(...sidesWith(is.cluster));
        yield STEP;
        return yield* effectsInSteps(was, is, { left, ...(moved && { moved }) });
      },
      notes: () => (plan.moved === undefined ? [] : groupsCalledAnew(...sidesWith(now().cluster))),
    };
  };
  return {
    contextOf,
    attempt,
    *preview(last, options, wish, onProgress) {
      const tried = yield* attempt(last, options, wish, onProgress);
      if (tried.kind === "refused") return tried;
      const { plan } = tried;
      if (wish.kind === "change-policy" && wish.isAtOnce === true) return { ...plan, effects: UNASKED };
      return { ...plan, steps: [...plan.steps, ...tried.notes()], effects: yield* tried.effects() };
    },
  };
}

function judged(
  { evaluate }: Evaluator,
  { complete, cluster, policies }: Scenario,
  isComplete: boolean,
  options: AnalyzeOptions,
): Evaluation {
  return evaluate(isComplete ? complete : cluster, policies, profileOf(options));
}

/** Of what is written at once: the picture tells what came of it. */
const UNASKED: EditEffects = {
  opened: { count: 0, lines: [] },
  closed: { count: 0, lines: [] },
  gone: { count: 0, lines: [] },
  left: [],
};

/** Loose pods that are one workload have the name of that from their own: with one of them the workload is called anew. */
function groupsCalledAnew(before: NamedThings, now: NamedThings): readonly string[] {
  const { told } = findRenames(before, now);
  if (!told.some(({ kind }) => kind === "pod")) return [];
  return told.flatMap(({ kind, from, to }) =>
    kind === "workload"
      ? [`the picture then calls ${from} ${to}: pods without a controller are called by their names`]
      : [],
  );
}

/** The text as it stands, read by the same reader as those that edits leave. */
interface Before {
  readonly last: LastAnalysis;
  readonly options: AnalyzeOptions;
  readonly before: Scenario;
  /** What it comes to; worked out when first asked for. */
  readonly old: () => Evaluation;
}

interface Means {
  before: Before | null;
  /** What these were made for, see {@link LastAnalysis.means}. */
  readonly scenario: object;
  readonly reader: ScenarioReader;
  readonly evaluator: Evaluator;
  /** For whole ways, where these are judged of another cluster. */
  readonly tracer: Evaluator;
  /** For texts between two wishes of one edit. */
  readonly between: { readonly reader: ScenarioReader; readonly evaluator: Evaluator };
}

function freshMeans() {
  const between = { reader: createScenarioReader(), evaluator: createEvaluator() };
  const before: Before | null = null;
  return { before, reader: createScenarioReader(), evaluator: createEvaluator(), tracer: createEvaluator(), between };
}

/** An error that the text did not have, be it of something under another name; null where there is none. */
function newFault(before: Scenario, after: Scenario): string | null {
  const errorsOf = ({ diagnostics }: Scenario) => diagnostics.filter(({ severity }) => severity === "error");
  // Lines that a message names move with what is written above them.
  const fault = firstNew(
    errorsOf(before),
    errorsOf(after),
    ({ code, message }) => `${code} ${message.replace(/\bline \d+/g, "line")}`,
  );
  return fault?.message ?? null;
}
