import type { Analysis, FirstSession } from "../engine";
import type { FilesSnapshot } from "./files-change";
import type { FirstCallName } from "./first-calls";
import type { Question } from "./protocol";
import type { Handlers } from "./server";

/** Answers what the first picture needs. */
export function firstHandlers(session: FirstSession): Pick<Handlers, FirstCallName> {
  const analyze = analyzeOnce(session);
  return {
    analyze,
    edgesOf: (question, files, beat) => {
      analyze(question, files, beat);
      return session.edgesOf(question.nodeId);
    },
  };
}

/** Analyses what is asked about, unless it is what was analysed last: what a session explains is about that. */
export function analyzeOnce(session: Pick<FirstSession, "analyze">): Handlers["analyze"] {
  let analysed: { readonly key: string; readonly analysis: Analysis } | null = null;
  return ({ options, moment }: Question, files: FilesSnapshot, beat: () => void): Analysis => {
    const key = `${files.revision} ${JSON.stringify([options, moment])}`;
    if (analysed?.key !== key) {
      analysed = null;
      analysed = { key, analysis: session.analyze(files.files, options, beat, moment ?? null) };
    }
    return analysed.analysis;
  };
}
