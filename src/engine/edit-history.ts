import type { AnalyzeOptions, Moment } from "./analysis";
import type { Comparison } from "./analyze";
import type { VerdictRecord } from "./insight/verdict-record";
import { createLastGoodTexts, type LastGoodTexts } from "./last-good";

/** What a session remembers of earlier moments of a scenario. */
export interface EditHistory {
  /** Begins an analysis: what it is compared with, and what stands in for what it finds broken. */
  begin(moment: Moment, options: AnalyzeOptions): { readonly comparison: Comparison; readonly lastGood: LastGoodTexts };
  /** Keeps what the analysis found. */
  finish(record: VerdictRecord | null): void;
  /** Forgets everything: an analysis without a moment was made. */
  forget(): void;
}

/**
 * Begins without any earlier moment.
 *
 * An intent is compared with what was before it began, however often it is analysed. Across scenarios, profiles and default
 * namespaces nothing is compared, since no edit made the difference.
 */
export function createEditHistory(): EditHistory {
  let present: Present | null = null;
  return {
    begin(moment, { profile, defaultNamespace }) {
      present = nextPresent(present, moment, `${profile} ${defaultNamespace}`);
      return { comparison: { earlier: present.before }, lastGood: present.lastGood };
    },
    finish(record) {
      if (present !== null) present = { ...present, record };
    },
    forget() {
      present = null;
    },
  };
}

/** The moment that was analysed last. */
interface Present {
  readonly moment: Moment;
  /** The answers besides the text that verdicts rest on: profile and default namespace. */
  readonly ground: string;
  readonly lastGood: LastGoodTexts;
  /** Null until its analysis is done. */
  readonly record: VerdictRecord | null;
  /** From before its intent began; null where there was nothing, or another ground. */
  readonly before: VerdictRecord | null;
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
