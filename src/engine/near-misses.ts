import type { AnalyzeOptions } from "./analysis";
import { prepareDecoded } from "./edit/draft-files";
import { bothChanges, byDistance, DISTANCE, type NearChange, type NearMissKind } from "./edit/near-miss/near-change";
import { changesOfAllowed } from "./edit/near-miss/near-joined";
import { changesOfOnePort } from "./edit/near-miss/near-one-port";
import { changesOfPair } from "./edit/near-miss/near-pair";
import { editedFiles } from "./edit/plan-several";
import type { EditEffects } from "./edit-effects";
import type { LastAnalysis } from "./first-session";
import type { PairState } from "./insight/picture-pair";
import type { ConnectionTrace, TraceRequest } from "./insight/trace/connection-trace";
import { traceConnection } from "./insight/trace/trace-connection";
import type { NearMiss, NearMisses, NearMissQuestion } from "./near-miss";
import { isThrough, type NearPair, nearPairOfConnection, nearPairOfEdge, type PairSources } from "./near-question";
import { nearestOf, triesFor } from "./near-tries";
import { changesOfWay } from "./near-ways";
import type { EditPlanner, TriedEdit } from "./preview-edit";
import type { Progress, Steps } from "./steps";

/** What near misses are found with. */
export interface NearMissMeans {
  readonly planner: EditPlanner;
  readonly last: LastAnalysis;
  readonly options: AnalyzeOptions;
  readonly onProgress: () => void;
  readonly pairs: PairSources;
}

/**
 * Finds the smallest edits that let something through; null where there is no such pair or endpoint (any more). What a try
 * costs is what the whole cluster costs, so whoever has another question leaves it off between two steps.
 */
export function* findNearMisses(means: NearMissMeans, question: NearMissQuestion): Steps<NearMisses | null> {
  if (question.kind === "trace") return yield* nearMissesOfWay(means, question.request);
  const { last, pairs } = means;
  const isOfConnection = question.kind === "connection";
  const pair = isOfConnection
    ? nearPairOfConnection(last.written.evaluation, question)
    : nearPairOfEdge(last, question.edgeId, pairs);
  if (pair === null) return null;
  const shown = isOfConnection
    ? yield* pair.stateIn(last.result.evaluation)
    : (pairs.shown(last, question.edgeId)?.state ?? null);
  yield STEP;
  return (shown && putBack(last, pair.state, shown)) ?? (yield* nearMissesOfPair(means, pair));
}

const STEP: Progress = { stage: "judging", done: 0, total: 0 };

/**
 * What is off has changed what is asked about: putting it back is the change, and an edit of the text would be about another
 * verdict than the one that is shown. Null where both agree.
 */
function putBack({ written, result }: LastAnalysis, asWritten: PairState, shown: PairState): NearMisses | null {
  if (written.evaluation === result.evaluation || isThrough(asWritten) === isThrough(shown)) return null;
  return { misses: [], none: isThrough(asWritten) ? PUT_BACK : PUT_BACK_TO_CLOSE, isOfOff: true };
}

const PUT_BACK = "With what is left out for a moment it gets through: put it back.";
const PUT_BACK_TO_CLOSE = "With what is left out for a moment it is not let through: put it back.";

function* nearMissesOfPair(means: NearMissMeans, pair: NearPair): Steps<NearMisses> {
  const { planner, last, options, onProgress } = means;
  const context = yield* planner.contextOf(last, options, onProgress);
  yield* prepareDecoded(last.files, options.defaultNamespace);
  yield STEP;
  if (isThrough(pair.state)) {
    const joined = changesOfAllowed(context, pair.asked);
    const misses = yield* provedChanges(means, joined, function* (tried) {
      return (yield* pair.stateIn(tried.now())) === "denied";
    });
    return { misses, none: misses.length > 0 ? null : "Everything gets through." };
  }
  const { changes, whyNot } = changesOfPair(context, pair.asked);
  yield STEP;
  // Of several ports asked about, letting through the one that is meant is less than letting through all.
  const one = pair.stateOn === null ? null : changesOfOnePort(context, pair.asked);
  const ofOne = new Set(one?.changes);
  const all = [...changes, ...ofOne].sort(byDistance);
  const some = nearestOf(all, triesFor(last.written.evaluation.cluster.pods.size, pair.isOfMany));
  const misses = yield* provedChanges(
    means,
    some,
    function* (tried, change) {
      const ports = one !== null && ofOne.has(change) ? one.ports : null;
      const now = tried.now();
      yield STEP;
      const stateOn = ports === null ? null : pair.stateOn;
      return isThrough(yield* stateOn === null || ports === null ? pair.stateIn(now) : stateOn(now, ports));
    },
    ofOne,
  );
  if (misses.length > 0) return { misses, none: null };
  // A rule that cannot be written says why, as where it would isolate other pods too.
  const rule = changes.findLast(({ kind }) => kind === "allow" || kind === "other-side");
  const tried = rule === undefined ? null : yield* planner.attempt(last, options, rule.wish, onProgress);
  if (tried?.kind !== "refused" && some.length < all.length)
    return { misses, none: whyNot ?? `${NONE} In a cluster of this size only the nearest are tried.` };
  return { misses, none: noneSentence(pair, tried?.kind === "refused" ? tried.reason : whyNot) };
}

const PUT_BACK_TO_ANSWER = "With what is left out for a moment it is answered: put it back.";

/** Ways that get farther, but not to their end, are followed once more: so many of them. */
const MOST_FARTHER = 2;

function* nearMissesOfWay(means: NearMissMeans, request: TraceRequest): Steps<NearMisses | null> {
  const { planner, last, options, onProgress } = means;
  const evaluation = last.written.tracing();
  const trace = traceConnection(evaluation, last.written.scenario.objects, request, last.written.scenario.lineOf);
  if (trace === null) return null;
  yield STEP;
  if (trace.outcome.kind === "answered") {
    const { scenario, result } = last;
    const shown = traceConnection(result.tracing(), scenario.objects, request, scenario.lineOf);
    if (shown === null || shown.outcome.kind === "answered") return { misses: [], none: "It is answered." };
    return { misses: [], none: PUT_BACK_TO_ANSWER, isOfOff: true };
  }
  const context = { ...(yield* planner.contextOf(last, options, onProgress)), evaluation };
  const { changes, whyNot } = changesOfWay(context, trace);
  const tries = triesFor(evaluation.cluster.pods.size);
  const farther: NearChange[] = [];
  const misses = yield* provedChanges(means, nearestOf(changes, tries), function* (tried, change) {
    const now = yield* traceIn(tried, request);
    if (now?.outcome.kind === "answered") return true;
    if (now !== null && !endsAlike(now, trace) && farther.length < MOST_FARTHER) farther.push(change);
    return false;
  });
  if (misses.length > 0) return { misses, none: null };
  const combined: NearChange[] = [];
  for (const change of farther) {
    // Read once more: what was read since has moved the places in what was read of it.
    const tried = yield* planner.attempt(last, options, change.wish, onProgress);
    const reached = tried.kind === "refused" ? null : yield* traceIn(tried, request);
    if (tried.kind === "refused" || reached === null) continue;
    const files = editedFiles(last.files, tried.plan.files);
    const after = { ...context, files, objects: tried.scenario.objects, evaluation: tried.tracing() };
    for (const next of changesOfWay(after, reached).changes)
      combined.push(bothChanges(change, { ...next, place: null }));
  }
  const both = yield* provedChanges(means, nearestOf(combined.sort(byDistance), tries), function* (tried) {
    return (yield* traceIn(tried, request))?.outcome.kind === "answered";
  });
  if (both.length > 0) return { misses: both, none: null };
  return { misses: [], none: whyNot ?? `No small edit helps. ${trace.sentence}` };
}

function* traceIn(tried: TriedEdit, request: TraceRequest): Steps<ConnectionTrace | null> {
  const evaluation = tried.tracing();
  yield STEP;
  return traceConnection(evaluation, tried.scenario.objects, request, () => 0);
}

/** Whether two ways end at the same kind of step, for the same reason. */
function endsAlike(a: ConnectionTrace, b: ConnectionTrace): boolean {
  const ending = ({ steps, ways, outcome }: ConnectionTrace) => {
    const way = ways.find((each) => each.outcome.kind !== "answered");
    const last = [...steps, ...(way?.steps ?? [])].find(({ state }) => state !== "passed");
    return JSON.stringify([outcome, last?.kind, last?.leg]);
  };
  return ending(a) === ending(b);
}

/** More are no help. */
const MOST_MISSES = 4;
/** With so many that do no harm the others are not told. */
const ENOUGH = 2;

/**
 * Tries changes on the text and keeps those that do what is wanted, in their order. Once there are enough, what is farther is
 * not tried any more.
 *
 * @param first - of those that are as far, these are told first
 */
function* provedChanges(
  means: NearMissMeans,
  changes: readonly NearChange[],
  isWanted: (tried: TriedEdit, change: NearChange) => Steps<boolean>,
  first: ReadonlySet<NearChange> = new Set(),
): Steps<readonly NearMiss[]> {
  const { planner, last, options, onProgress } = means;
  const proved: ProvedChange[] = [];
  for (const change of changes) {
    const worst = proved.filter((each) => !isHarmful(each))[MOST_MISSES - 1];
    if (worst !== undefined && worst.change.distance < change.distance) break;
    yield STEP;
    const tried = yield* planner.attempt(last, options, change.wish, onProgress);
    if (tried.kind === "refused" || tried.plan.files.length === 0) continue;
    const text = JSON.stringify(tried.plan.files.map(({ name, text: after }) => [name, after]));
    if (proved.some((each) => each.text === text)) continue;
    yield STEP;
    if (!(yield* isWanted(tried, change))) continue;
    yield STEP;
    proved.push({ change, effects: yield* tried.effects(), text });
  }
  const harmless = proved.filter((each) => !isHarmful(each));
  // What takes something away from others is only worth telling where there is little else.
  const ranked = (harmless.length >= ENOUGH ? harmless : proved).sort(
    (a, b) =>
      Number(isHarmful(a)) - Number(isHarmful(b)) ||
      a.change.distance - b.change.distance ||
      Number(first.has(b.change)) - Number(first.has(a.change)) ||
      besides(a.effects) - besides(b.effects) ||
      Number(a.change.isOfObjects) - Number(b.change.isOfObjects),
  );
  return ranked.slice(0, MOST_MISSES).map(({ change, effects }): NearMiss => {
    const { kind, sentence, action, wish, place } = change;
    return {
      kind,
      sentence,
      action,
      wish,
      place,
      line: place === null ? null : last.written.scenario.lineOf(place),
      effects,
    };
  });
}

interface ProvedChange {
  readonly change: NearChange;
  readonly effects: EditEffects;
  /** All that would be written. */
  readonly text: string;
}

/**
 * Whether something else would be worse off: what lets one connection through and closes others, or leaves policies without
 * pods, is no repair. A word that is off by a letter is one, and a Service's port or address in a rule, of which pods
 * know nothing, whatever came of them.
 */
function isHarmful({ change: { distance, kind }, effects: { closed, gone, left } }: ProvedChange): boolean {
  if (distance === DISTANCE.typo || REPAIRS.includes(kind)) return false;
  return closed.count + gone.count + left.length > 0;
}

const REPAIRS: readonly NearMissKind[] = ["two-peers", "service-port", "service-address"];

/** How much an edit opens and closes: of equals all have what is asked for in common. */
function besides({ opened, closed, gone }: EditEffects): number {
  return opened.count + closed.count + gone.count;
}

const NONE = "No small edit of policies lets it through.";

function noneSentence({ state }: NearPair, whyNot: string | null): string {
  if (whyNot !== null && whyNot !== "") return whyNot;
  if (state === "depends")
    return "Whether it gets through is left open by the profile; no edit of policies settles it.";
  return NONE;
}
