import type { AnalyzeOptions } from "./analysis";
import {
  type AnalysisResult,
  type EvaluatedScenario,
  evaluateScenario,
  freshEvaluators,
  type MoreMeans,
  type WrittenWorld,
} from "./analyze";
import { type EffectList, effectsInSteps } from "./edit-effects";
import { pictureGround } from "./evaluation-ground";
import { type Picture, type PictureMemory, takePicture } from "./insight/picture";
import { defaultWish } from "./insight/picture-wish";
import { watchVerdicts } from "./insight/verdict-record";
import { createFollowRules } from "./insight/what-if/follow-rules";
import type { OffItem } from "./insight/what-if/off";
import { createLeaveOut, goneItem } from "./insight/what-if/without-off";
import type { Service } from "./kube/objects";
import type { Scenario } from "./read-scenario";
import type { Steps } from "./steps";

/** What comes of what is off, against the text as it is written. */
export interface WhatIf {
  /** In the order of the options, also what is not left out, with the reason. */
  readonly items: readonly OffItem[];
  /** All connections over all ports, as of an edit. */
  readonly opened: EffectList;
  readonly closed: EffectList;
  /** How many expectations then fail that hold as it is written, and how many hold that fail. */
  readonly broken: number;
  readonly mended: number;
}

/** A scenario as it is written, evaluated, with its picture. */
export interface WrittenMoment extends WrittenWorld, EvaluatedScenario {
  readonly picture: Picture;
  readonly options: AnalyzeOptions;
}

/** An analysis in which something is off, begun. */
export interface WhatIfBegun {
  /** Without what is off. */
  readonly scenario: Scenario;
  readonly written: WrittenMoment;
  /** The analysis with what it comes to. */
  finish(result: AnalysisResult): Steps<AnalysisResult>;
}

/** Makes analyses of one scenario in which something is off. */
export interface WhatIfs {
  /** @param former - the text as it was written at the analysis before; null: there was none, or it is not known */
  begin(scenario: Scenario, options: AnalyzeOptions, more: MoreMeans | null, former: FormerWritten): Steps<WhatIfBegun>;
  /** Nothing is off any more: a rule that is left out later is the one that stands there then. */
  forget(): void;
}

/** Null where nothing is known. */
export type FormerWritten = WrittenMoment | null;

/** How many pairs are looked at in a step. */
const PAIRS_OF_STEP = 8_192;

/**
 * Makes what remembers the text as it is written while something is off: it has evaluators of its own, so that both are
 * as cheap to evaluate again as one.
 */
export function createWhatIfs(): WhatIfs {
  const leaveOut = createLeaveOut();
  const rules = createFollowRules();
  const evaluators = freshEvaluators();
  let pictures: PictureMemory | null = null;
  function* judgeWritten(scenario: Scenario, options: AnalyzeOptions): Steps<WrittenMoment> {
    const evaluated = evaluateScenario(scenario, options, evaluators);
    yield { stage: "judging", done: 0, total: 0 };
    const services = scenario.objects.filter((object): object is Service => object.kind === "Service");
    const { evaluation } = evaluated;
    const picture = takePicture(evaluation, services, options.picture ?? defaultWish, pictures);
    pictures = picture.memory;
    const watch = watchVerdicts(evaluation, picture, null);
    let done = 0;
    for (const pair of picture.pairs()) {
      watch.note(pair);
      done++;
      if (done % PAIRS_OF_STEP === 0) yield { stage: "judging", done, total: picture.coupleCount };
    }
    picture.forgetFormer();
    const names = { objects: scenario.objects, cluster: evaluation.cluster };
    const record = { verdicts: watch.finish().record, names, evaluation };
    return { ...evaluated, scenario, options, picture, record };
  }
  return {
    forget: rules.forget,
    *begin(scenario, options, more, former) {
      const { objects, cluster, lineOf } = scenario;
      const off = options.off ?? [];
      const followed = rules.follow(off, scenario.policies);
      const present = followed.flatMap((each) => each ?? []);
      const without = leaveOut({ objects, cluster, complete: () => scenario.complete }, present);
      const items = off.map((each, i): OffItem => {
        const is = followed[i] ?? null;
        const item = is === null ? undefined : without.items[present.indexOf(is)];
        return item === undefined ? goneItem(each) : { ...item, off: each };
      });
      const isSame = former !== null && isSameWorld(former, scenario, options);
      const written = isSame ? { ...former, scenario, options } : yield* judgeWritten(scenario, options);
      return {
        scenario: hypothetical(scenario, without),
        written,
        *finish(result) {
          const { evaluation, tracing, picture } = written;
          const { opened, closed } = yield* effectsInSteps(evaluation, result.evaluation);
          const asWritten = { evaluation, tracing, objects, lineOf, ends: picture.ends };
          const facts = more?.checkExpectations(asWritten).results ?? [];
          const passing = new Set(facts.flatMap(({ id, pass }) => (pass ? id : [])));
          const then = result.analysis.expectations;
          const whatIf: WhatIf = {
            items,
            opened,
            closed,
            broken: then.filter(({ id, pass }) => !pass && passing.has(id)).length,
            mended: then.filter(({ id, pass }) => pass && !passing.has(id)).length,
          };
          return { ...result, analysis: { ...result.analysis, expectations: facts, whatIf } };
        },
      };
    },
  };
}

function hypothetical(
  scenario: Scenario,
  { objects, cluster, complete, policies }: ReturnType<ReturnType<typeof createLeaveOut>>,
): Scenario {
  const { diagnostics, leftOut, standIns, ignoredKinds, lineOf, diagnosticsWith } = scenario;
  return {
    objects,
    cluster,
    get complete() {
      return complete();
    },
    policies,
    diagnostics,
    leftOut,
    standIns,
    ignoredKinds,
    lineOf,
    diagnosticsWith,
  };
}

/** Whether the same was evaluated for the same picture. Wishes that only choose lines make no difference to what is judged. */
function isSameWorld(former: WrittenMoment, { objects, cluster }: Scenario, options: AnalyzeOptions): boolean {
  const { scenario: before } = former;
  return (
    before.cluster === cluster &&
    before.objects.length === objects.length &&
    objects.every((object, i) => object === before.objects[i]) &&
    pictureGround(former.options) === pictureGround(options)
  );
}
