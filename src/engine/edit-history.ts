import type { AnalyzeOptions, Moment } from "./analysis";
import type { Comparison, EarlierMoment } from "./analyze";
import { createLastGoodTexts, type LastGoodTexts } from "./last-good";

/** What a session remembers of earlier moments of a scenario. */
export interface EditHistory {
  /** Begins an analysis; one that is never finished is compared with by nobody. */
  begin(moment: Moment, options: AnalyzeOptions): MomentBegun;
  /** Forgets everything: an analysis without a moment was made. */
  forget(): void;
}

/** An analysis that was begun. */
export interface MomentBegun {
  /** What it is compared with. */
  readonly comparison: Comparison;
  /** What stands in for what it finds broken. */
  readonly lastGood: LastGoodTexts;
  /** Keeps what the analysis found. */
  finish(record: EarlierMoment | null): void;
}

/**
 * Begins without any earlier moment.
 *
 * An intent is compared with what was before it began, however often it is analysed. Across scenarios, profiles,
 * assumptions and default namespaces nothing is compared, since no edit made the difference.
 */
export function createEditHistory(): EditHistory {
  let present: Present | null = null;
  return {
    begin(moment, { profile, assumptions, podCidrs, defaultNamespace }) {
      const ground = JSON.stringify([
        profile,
        Object.entries(assumptions ?? {}).sort(),
        podCidrs ?? [],
        defaultNamespace,
      ]);
      const next = nextPresent(present, moment, ground);
      return {
        comparison: { earlier: next.before },
        lastGood: next.lastGood,
        finish(record) {
          present = { ...next, record };
        },
      };
    },
    forget() {
      present = null;
    },
  };
}

/** The moment that was analysed last. */
interface Present {
  readonly moment: Moment;
  /** The answers besides the text that verdicts rest on: profile, assumptions, pod CIDRs and default namespace. */
  readonly ground: string;
  readonly lastGood: LastGoodTexts;
  /** Null where nothing was recorded. */
  readonly record: EarlierMoment | null;
  /** From before its intent began; null where there was nothing, or another ground. */
  readonly before: EarlierMoment | null;
}

function nextPresent(last: Present | null, moment: Moment, ground: string): Present {
  if (last === null || last.moment.scenario !== moment.scenario) {
    return { moment, ground, lastGood: createLastGoodTexts(), record: null, before: null };
  }
  const { lastGood } = last;
  if (last.ground !== ground) return { moment, ground, lastGood, record: null, before: null };
  const before = last.moment.intent === moment.intent ? last.before : last.record;
  return { moment, ground, lastGood, record: null, before };
}
