import { expect, test } from "vitest";
import type { Analysis } from "../engine";
import { bareAnalysis } from "./bare-session";
import { createAnswerPacker } from "./pack-answer";
import type { Answer } from "./protocol";

const withPods = (pods: number): Analysis => ({ ...bareAnalysis, counts: { ...bareAnalysis.counts, pods } });
const answerOf = (result: Analysis): Answer => ({ kind: "answer", id: 1, name: "analyze", revision: 0, result });

/** Packs an analysis of so many pods for a page that holds an analysis by its stamp. */
function packing() {
  const pack = createAnswerPacker();
  return (pods: number, holds?: number) => {
    const packed = pack(answerOf(withPods(pods)), holds);
    return { kind: packed?.kind, stamp: packed?.stamp };
  };
}

test("a page gets changes of the analysis that it was sent last", () => {
  const pack = packing();
  const first = pack(1);
  expect(first.kind).toBe("answer");
  const second = pack(2, first.stamp);
  expect(second.kind).toBe("changed");
  expect(pack(3, second.stamp).kind).toBe("changed");
});

test("a page that holds an earlier analysis, or none, or one of another worker, gets all of it", () => {
  const pack = packing();
  const first = pack(1);
  pack(2, first.stamp);
  expect(pack(3, first.stamp).kind).toBe("answer");
  expect(pack(4).kind).toBe("answer");
  expect(pack(5, packing()(5).stamp).kind).toBe("answer");
});

test("no other answer is packed", () => {
  const answer: Answer = { kind: "answer", id: 1, name: "edgesOf", revision: 0, result: [] };
  expect(createAnswerPacker()(answer, undefined)).toBeNull();
});
