import type { Session } from "../engine";
import { analyzeOnce } from "./first-handlers";
import type { Handlers } from "./server";
import { stepsToNow } from "./steps-to-now";

/** Answers about the scenario. A question about another text than the last one analyses that text first. */
export function sessionHandlers(session: Session): Omit<Handlers, "takeApart"> {
  const analyze = analyzeOnce(session);
  return {
    analyze,
    *explainEdge(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.explainEdge(question.edgeId);
    },
    *placesBehind(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.placesBehind(question.edgeId);
    },
    *edgesOf(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.edgesOf(question.nodeId);
    },
    *explainNode(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.explainNode(question.nodeId);
    },
    *responsibleFor(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.responsibleFor(question.file, question.offset);
    },
    *explainDoor(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.explainDoor(question.doorId);
    },
    *trace(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.trace(question.request);
    },
    *draftExpectations(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.draftExpectations(question.about);
    },
    *exportExpectations(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.exportExpectations(question.format);
    },
    *matrixAxes(question, files, beat) {
      yield* analyze(question, files, beat);
      return yield* session.matrix.axes(question);
    },
    *matrix(question, files, beat) {
      yield* analyze(question, files, beat);
      return yield* session.matrix.window(question, question.from, question.to);
    },
    *matrixTotals(question, files, beat) {
      yield* analyze(question, files, beat);
      return yield* session.matrix.totals(question);
    },
    *matrixCell(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.matrix.cell(question, question.edgeId);
    },
    *exportMatrix(question, files, beat) {
      yield* analyze(question, files, beat);
      return yield* session.matrix.table(question, question.format, question.transposed);
    },
    *previewEdit(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.previewEdit(question.wish, question.options, beat);
    },
    *radius(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.radius(question.question, beat);
    },
    *names(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.names();
    },
    *sumUp(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.sumUp();
    },
    *offerEdit(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.offerEdit(question.request, question.options, beat);
    },
    *nearMisses(question, files, beat) {
      yield* analyze(question, files, beat);
      return yield* session.nearMissesInSteps(question.about, question.options, beat);
    },
    *policyView(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.policyView(question);
    },
    *policyUnion(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.policyUnion(question.workload);
    },
    // biome-ignore lint/correctness/useYield: it needs no analysis, and takes no time
    *holdBaseline({ baseline }) {
      session.holdBaseline(baseline);
      return null;
    },
    *changes(question, files, beat) {
      yield* analyze(question, files, beat);
      if (question.revision !== files.revision) return { kind: "other-text" };
      const steps = question.steps && stepsToNow(files, question.steps);
      const answer = yield* session.changesInSteps(question.baseline, steps, question.options, beat);
      return answer ?? { kind: "not-held" };
    },
    *exportForKubectl(question, files, beat) {
      yield* analyze(question, files, beat);
      return session.exportForKubectl();
    },
  };
}
