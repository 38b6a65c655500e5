import type { AnalyzeOptions, ScenarioFile } from "./analysis";
import { evaluationGround } from "./evaluation-ground";
import type { LastAnalysis } from "./first-session";
import type { Baseline } from "./held-baseline";
import type { ChangeCause, ChangesView } from "./insight/changes/changes-view";
import { compareMoments } from "./insight/changes/compare-moments";
import type { ScenarioMoment } from "./insight/changes/scenario-moment";
import type { Off } from "./insight/what-if/off";
import { createLeaveOut, type LeaveOut } from "./insight/what-if/without-off";
import { createLastGoodTexts, type LastGoodTexts } from "./last-good";
import { createEvaluator, type Evaluator } from "./policy/evaluate";
import { profileOf } from "./policy/profiles";
import { createScenarioReader, type Scenario, type ScenarioReader } from "./read-scenario";
import type { Progress, Steps } from "./steps";

/** A step of the history. */
export interface StepToNow {
  /** Never that of another step. */
  readonly id: number;
  /** As the history calls it. */
  readonly label: string;
  /** The text before it. */
  before(): readonly ScenarioFile[];
}

/** What is asked: how now differs from the baseline, by these steps. */
export interface ChangesRequest {
  readonly baseline: Baseline;
  /** From the baseline to now, the oldest first; without the oldest where they are many. Null: the two have no history. */
  readonly steps: readonly StepToNow[] | null;
}

/** What it came to. */
export type ChangesAnswer =
  /** Many steps are to be evaluated: whoever asks again is nearer to the end. */
  | { readonly kind: "reading"; readonly done: number; readonly total: number }
  | { readonly kind: "compared"; readonly view: ChangesView };

/** Compares texts with the one that was analysed last. */
export interface ChangesReader {
  /** @param onProgress - called on the way between steps, so that no two are farther apart than a few tenths of a second */
  changes(
    last: LastAnalysis,
    options: AnalyzeOptions,
    request: ChangesRequest,
    onProgress?: () => void,
  ): Steps<ChangesAnswer>;
}

/** More texts are not evaluated at one go: what is typed meanwhile has to wait for it. */
const MOST_AT_ONCE = 8;
/** So many steps are told apart; earlier ones are told as one. */
const MOST_STEPS = 200;
/** In a large cluster fewer are: each is kept with all pods. */
const MOST_PODS = 400_000;
const LEAST_STEPS = 8;

/**
 * Makes a reader that has read nothing. It reads by itself, so that no session takes these texts for its own, and keeps each
 * step that it has evaluated: the next edit costs one evaluation more.
 */
export function createChangesReader(): ChangesReader {
  let means: Means | null = null;
  return {
    *changes(last, options, { baseline, steps }, onProgress = () => {}) {
      const isComplete = last.written.evaluation.cluster === last.written.scenario.complete;
      const key = JSON.stringify([baseline.id, evaluationGround(options), isComplete]);
      if (means?.key !== key) means = { key, isComplete, ...freshMeans() };
      const own = means;
      const wanted = wantedTexts(own, baseline, steps, last.scenario.cluster.pods.size);
      for (const id of own.known.keys()) if (!wanted.some((text) => text.id === id)) own.known.delete(id);
      const missing = wanted.filter(({ id }) => !own.known.has(id)).length;
      let read = 0;
      for (const [i, text] of wanted.entries()) {
        if (own.known.has(text.id)) continue;
        if (read === MOST_AT_ONCE)
          return { kind: "reading", done: wanted.length - missing + read, total: wanted.length };
        own.known.set(text.id, yield* readText(own, options, text, wanted[i - 1], onProgress));
        read++;
        yield STEP;
      }
      const moments = wanted.flatMap(({ id }) => own.known.get(id) ?? []);
      const [first, ...between] = moments;
      if (first === undefined) throw new Error("a comparison without a baseline");
      const nowRead = yield* own.reader.readInSteps(last.files, options, onProgress, last.lastGood?.fork());
      yield STEP;
      const now = evaluated(own, options, nowRead);
      yield STEP;
      const isOff = options.off !== undefined && options.off.length > 0;
      const off = isOff ? [evaluated(own, options, leftOut(own, nowRead, options.off ?? []))] : [];
      const view = compareMoments(
        {
          moments: [first, ...between, now, ...off],
          causes: steps === null && !isOff ? null : [...wanted.map(({ next }) => next), ...(isOff ? [WHAT_IF] : [])],
          ends: last.result.built.picture.ends,
          faults: { standIns: nowRead.standIns.length, leftOutOfBaseline: first.leftOut },
        },
        onProgress,
      );
      return { kind: "compared", view };
    },
  };
}

const STEP: Progress = { stage: "judging", done: 0, total: 0 };

/** What remembers the texts of one baseline under one profile. */
interface Means {
  readonly key: string;
  readonly isComplete: boolean;
  readonly reader: ScenarioReader;
  readonly evaluator: Evaluator;
  readonly leaveOut: LeaveOut;
  readonly known: Map<string, KnownMoment>;
  /** What stands in after the text that was read last: the next one begins with it. */
  after: { readonly id: string; readonly lastGood: LastGoodTexts } | null;
  /** Whether the text before a step is the baseline's, of the step that was the oldest last time. */
  begins: { readonly step: number; readonly isBaseline: boolean } | null;
}

interface KnownMoment extends ScenarioMoment {
  /** What stands in for what is broken from here on; null: nothing was broken. */
  readonly lastGood: LastGoodTexts | null;
  /** How many objects take no part. */
  readonly leftOut: number;
}

/** A text to be evaluated, and what made the next one of it. */
interface WantedText {
  readonly id: string;
  readonly next: ChangeCause;
  files(): readonly ScenarioFile[];
}

function freshMeans(): Pick<Means, "reader" | "evaluator" | "leaveOut" | "known" | "after" | "begins"> {
  const [reader, evaluator, leaveOut] = [createScenarioReader(), createEvaluator(), createLeaveOut()];
  return { reader, evaluator, leaveOut, known: new Map(), after: null, begins: null };
}

/** The baseline, what was before the first step where that is another text, and what was before each other step. */
function wantedTexts(
  means: Means,
  baseline: Baseline,
  steps: readonly StepToNow[] | null,
  podCount: number,
): readonly [WantedText, ...WantedText[]] {
  const first = { id: "baseline", files: () => baseline.files };
  if (steps === null) return [{ ...first, next: EARLIER }];
  const told = steps.slice(passedOver(steps.length, podCount));
  const [oldest, ...later] = told;
  if (oldest === undefined) return [{ ...first, next: EARLIER }];
  if (means.begins?.step !== oldest.id)
    means.begins = { step: oldest.id, isBaseline: isSameText(oldest.before(), baseline.files) };
  const isSame = means.begins.isBaseline;
  const beforeOldest = { id: `before ${oldest.id}`, files: () => oldest.before() };
  const starts = isSame
    ? [{ ...first, next: stepCause(oldest) }]
    : [
        { ...first, next: EARLIER },
        { ...beforeOldest, next: stepCause(oldest) },
      ];
  const rest = later.map((step) => ({ id: `before ${step.id}`, files: () => step.before(), next: stepCause(step) }));
  const [start = { ...first, next: EARLIER }, ...others] = starts;
  return [start, ...others, ...rest];
}

const EARLIER: ChangeCause = { kind: "earlier" };
const WHAT_IF: ChangeCause = { kind: "what-if" };

function stepCause({ id, label }: StepToNow): ChangeCause {
  return { kind: "step", id, label };
}

/** How many of the oldest steps are told as one: a good many at a time, so that not each new step moves the border. */
function passedOver(count: number, podCount: number): number {
  const most = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, Math.floor(MOST_PODS / Math.max(1, podCount))));
  if (count <= most) return 0;
  const atOnce = Math.ceil(most / 4);
  return Math.ceil((count - most) / atOnce) * atOnce;
}

function isSameText(a: readonly ScenarioFile[], b: readonly ScenarioFile[]): boolean {
  return a.length === b.length && a.every(({ name, text }, i) => name === b[i]?.name && text === b[i].text);
}

/** Reads and evaluates a text; what is broken in it is as it was in the one before. */
function* readText(
  means: Means,
  options: AnalyzeOptions,
  text: WantedText,
  before: WantedText | undefined,
  onProgress: () => void,
): Steps<KnownMoment> {
  const lastGood = yield* createOrFork(means, options, before, onProgress);
  const scenario = yield* means.reader.readInSteps(text.files(), options, onProgress, lastGood);
  means.after = { id: text.id, lastGood };
  yield STEP;
  const isWhole = scenario.leftOut.length + scenario.standIns.length === 0;
  const moment = evaluated(means, options, scenario);
  return { ...moment, lastGood: isWhole ? null : lastGood.fork(), leftOut: scenario.leftOut.length };
}

/**
 * What stands in after a text: mostly the one that was read last. Of another one in which nothing is broken it is found again
 * by reading it.
 */
function* createOrFork(
  { known, after, reader }: Means,
  options: AnalyzeOptions,
  before: WantedText | undefined,
  onProgress: () => void,
): Steps<LastGoodTexts> {
  if (before !== undefined && after?.id === before.id) return after.lastGood.fork();
  const kept = before && known.get(before.id)?.lastGood;
  if (kept) return kept.fork();
  const lastGood = createLastGoodTexts();
  if (before !== undefined) yield* reader.readInSteps(before.files(), options, onProgress, lastGood);
  return lastGood;
}

function leftOut({ leaveOut }: Means, scenario: Scenario, off: readonly Off[]): ReadScenario {
  const { objects, cluster } = scenario;
  const without = leaveOut({ objects, cluster, complete: () => scenario.complete }, off);
  return { ...without, complete: without.complete() };
}

/** What of a scenario is evaluated. */
type ReadScenario = Pick<Scenario, "cluster" | "complete" | "policies" | "objects">;

function evaluated({ evaluator, isComplete }: Means, options: AnalyzeOptions, scenario: ReadScenario): ScenarioMoment {
  const { cluster, complete, policies, objects } = scenario;
  const evaluation = evaluator.evaluate(isComplete ? complete : cluster, policies, profileOf(options));
  return { evaluation, objects };
}
