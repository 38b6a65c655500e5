import type { Analysis, FirstSession, Steps } from "../engine";
import type { FilesSnapshot } from "./files-change";
import type { FirstCallName } from "./first-calls";
import type { Question } from "./protocol";
import type { Handlers } from "./server";

/** Answers what the first picture needs. */
export function firstHandlers(session: FirstSession): Pick<Handlers, FirstCallName> {
  const analyze = analyzeOnce(session);
  return {
    analyze,
    *edgesOf(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.edgesOf(question.nodeId);
    },
  };
}

/**
 * Analyses what is asked about, unless it is what was analysed last: what a session explains is about that. Where it is
 * left off, nothing counts as analysed.
 */
export function analyzeOnce(session: Pick<FirstSession, "analyzeInSteps">): Handlers["analyze"] {
  let analysed: { readonly key: string; readonly analysis: Analysis } | null = null;
  return function* ({ options, moment }: Question, files: FilesSnapshot, beat: () => void): Steps<Analysis> {
    const key = `${files.revision} ${JSON.stringify([options, moment])}`;
    if (analysed?.key === key) return analysed.analysis;
    analysed = null;
    const analysis = yield* session.analyzeInSteps(files.files, options, beat, moment ?? null);
    analysed = { key, analysis };
    return analysis;
  };
}
