import type { AnalyzeOptions, ScenarioFile } from "./analysis";
import { analyze, type EarlierMoment } from "./analyze";
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
  /** What `options.against` let through under these options; null where that is not held. */
  momentOf(options: AnalyzeOptions): Steps<EarlierMoment | null>;
}

/** Holds nothing yet. */
export function createHeldBaseline(): HeldBaseline {
  let held: (Baseline & ReturnType<typeof freshMeans>) | null = null;
  let known: { readonly key: string; readonly moment: EarlierMoment | null } | null = null;
  return {
    hold(baseline) {
      held = { ...baseline, ...freshMeans() };
      known = null;
    },
    get: (id) => (held?.id === id ? held : null),
    *momentOf(options) {
      if (held === null || held.id !== options.against) return null;
      const key = JSON.stringify(options);
      if (known?.key === key) return known.moment;
      const { files, reader, evaluators } = held;
      const scenario = yield* reader.readInSteps(files, options);
      const means = { memory: null, evaluators, comparison: { earlier: null }, more: null };
      const { record } = yield* analyze(scenario, options, means);
      known = { key, moment: record };
      return record;
    },
  };
}

function freshMeans() {
  const evaluators = { stated: createEvaluator(), complete: createEvaluator() };
  return { reader: createScenarioReader(), evaluators };
}
