import type { AnalyzeOptions } from "./analysis";
import { defaultWish } from "./insight/picture-wish";

/** What an evaluation depends on besides the text: the same words for the same, however it was answered or left unsaid. */
export function evaluationGround({ profile, assumptions, podCidrs, defaultNamespace }: AnalyzeOptions): string {
  const answers = Object.entries(assumptions ?? {}).sort();
  return JSON.stringify([profile, answers, podCidrs ?? [], defaultNamespace]);
}

/**
 * What the verdicts of a picture depend on besides the text: also which ports are asked about, and what stands for what.
 * Wishes that only choose lines make no difference, nor does what is left out.
 */
export function pictureGround(options: AnalyzeOptions): string {
  const { probe, expanded, collapsed } = options.picture ?? defaultWish;
  return JSON.stringify([evaluationGround(options), probe, expanded, collapsed]);
}
