import { expect, test } from "vitest";
import type { CellFace, MatrixEnd } from "../../engine";
import { cellLabel, cellName, endSentence, summaryWords, unjudgedWords } from "./cell-words";

const face: CellFace = {
  ...{ kind: "counted", state: "partly", label: "8080 only", droppedAt: "none" },
  ...{ isUnsure: false, expectation: null, change: null },
};
const end: MatrixEnd = {
  id: "shop/web",
  name: "web",
  kind: "workload",
  namespace: "shop",
  podCount: 3,
  assumed: false,
};

test("a cell has few letters, its name all of them", () => {
  expect(cellLabel(face)).toBe("8080");
  expect(cellName(face)).toBe("partly allowed 8080 only");
  expect(cellLabel({ ...face, state: "mixed", label: "7 of 12 pairs" })).toBe("7 of 12");
  expect(cellLabel({ ...face, isUnsure: true, expectation: "fail" })).toBe("8080 ? ✗");
  const closed: CellFace = {
    ...face,
    state: "denied",
    label: "",
    droppedAt: "target",
    change: { kind: "closed", ports: "8080" },
  };
  expect(cellLabel(closed)).toBe("−8080");
  expect(cellName(closed)).toBe("denied at the target just closed");
  expect(cellName({ ...face, kind: "filtered", state: null, label: "" })).toBe("hidden by the filter");
  expect(cellName({ ...face, kind: "none", state: null, label: "" })).toBe("not judged");
});

test("a sentence sums all cells up", () => {
  const states = { allowed: 31, open: 0, partly: 2, denied: 1_040, mixed: 0, depends: 0 };
  const counts = { states, within: 0, filtered: 3, changed: 0 };
  expect(summaryWords(12, 14, counts, 100)).toBe(
    "12 rows × 14 columns: 31 allowed, 2 partly allowed, 1,040 denied and 3 hidden by the filter.",
  );
  expect(summaryWords(5_000, 5_000, null, 34)).toBe("5,000 rows × 5,000 columns, 34 % counted");
});

test("where nothing is judged it is told why", () => {
  const outside: MatrixEnd = { ...end, id: "anyone", name: "anyone", kind: "anyone", namespace: null, podCount: 0 };
  expect(unjudgedWords(end, end)).toBe("web to web: a pod always reaches itself.");
  expect(unjudgedWords(outside, outside)).toMatch(/no policy has a say outside/);
  expect(endSentence(end)).toBe("Workload web in namespace shop, 3 pods.");
  expect(endSentence(outside)).toBe("Anyone: whoever no policy and no block names.");
});
