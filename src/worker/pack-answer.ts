import type { Analysis } from "../engine";
import { packChange } from "./pack-change";
import type { Answer, ChangedAnswer } from "./protocol";

/**
 * Packs an answer as a change of the analysis that the page holds; null: it is no analysis. An analysis is sent as a
 * whole where the page holds another than the one that was sent last, or where nothing of that is left.
 *
 * @param holds - the stamp of the analysis that the page holds
 */
export type AnswerPacker = (answer: Answer, holds: number | undefined) => Answer | ChangedAnswer | null;

/** Makes a packer that remembers what it has sent. */
export function createAnswerPacker(): AnswerPacker {
  let sent: { readonly stamp: number; readonly analysis: Analysis } | null = null;
  return (answer, holds) => {
    if (!isAnalysis(answer)) return null;
    const { id, revision, result } = answer;
    const base = sent;
    // No two workers may ever give the same stamp: a page may hold what another worker has sent.
    const stamp = Math.random();
    sent = { stamp, analysis: result };
    if (base === null || base.stamp !== holds) return { ...answer, stamp };
    const change = packChange(base.analysis, result);
    return change.kind === "value" ? { ...answer, stamp } : { kind: "changed", id, revision, stamp, change };
  };
}

function isAnalysis(answer: Answer): answer is Answer<"analyze"> {
  return answer.name === "analyze";
}
