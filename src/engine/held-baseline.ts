import type { AnalyzeOptions, ScenarioFile } from "./analysis";
import { type AgainstBaseline, analyze, type EarlierMoment } from "./analyze";
import { pictureGround } from "./evaluation-ground";
import { findRenames } from "./insight/renames/find-renames";
import { watchVerdicts } from "./insight/verdict-record";
import { createEvaluator } from "./policy/evaluate";
import { createScenarioReader } from "./read-scenario";
import type { Steps } from "./steps";

/** A text that others are compared with. */
export interface Baseline {
  /** Never that of another text. */
  readonly id: string;
  readonly files: readonly ScenarioFile[];
}

/** Keeps the text that a scenario is compared with, and what got through by it. */
export interface HeldBaseline {
  /** In the place of the one that was held. */
  hold(baseline: Baseline): void;
  /** Null: none is held, or one with another id. */
  get(id: string): Baseline | null;
  /** What a picture under these options is compared with; null where `options.against` is not held. */
  against(options: AnalyzeOptions): Steps<AgainstBaseline | null>;
}

/** Holds nothing yet. */
export function createHeldBaseline(): HeldBaseline {
  let held: (Baseline & ReturnType<typeof freshMeans>) | null = null;
  let known: { readonly key: string; readonly against: AgainstBaseline | null } | null = null;
  return {
    hold(baseline) {
      held = { ...baseline, ...freshMeans() };
      known = null;
    },
    get: (id) => (held?.id === id ? held : null),
    *against(options) {
      if (held === null || held.id !== options.against) return null;
      const key = pictureGround(options);
      if (known?.key === key) return known.against;
      const { files, reader, evaluators } = held;
      const scenario = yield* reader.readInSteps(files, options);
      const means = { memory: null, evaluators, comparison: { earlier: null }, more: null };
      const { record } = yield* analyze(scenario, options, means);
      known = { key, against: record && againstMoment(record) };
      return known.against;
    },
  };
}

function againstMoment(moment: EarlierMoment): AgainstBaseline {
  return {
    moment,
    watch(evaluation, picture, now, recording) {
      const renames = findRenames(moment.names, now);
      const watch = watchVerdicts(evaluation, picture, moment.verdicts, renames);
      return {
        renames,
        note(pair) {
          recording?.note(pair);
          return watch.note(pair);
        },
        finish: () => watch.finish().change,
      };
    },
  };
}

function freshMeans() {
  const evaluators = { stated: createEvaluator(), complete: createEvaluator() };
  return { reader: createScenarioReader(), evaluators };
}
