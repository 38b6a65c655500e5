import { expect, test } from "vitest";
import { progressWords } from "./progress-words";

test("while the text is read its objects are counted", () => {
  expect(progressWords({ stage: "reading", done: 3400, total: 12_000 })).toBe("Reading: 3,400 of 12,000 objects");
  expect(progressWords({ stage: "reading", done: 0, total: 1 })).toBe("Reading: 0 of 1 object");
});

test("of pairs nobody wants to know how many there are", () => {
  expect(progressWords({ stage: "judging", done: 499_999, total: 1_000_000 })).toBe(
    "Working out who can talk to whom: 49 %",
  );
  expect(progressWords({ stage: "drawing", done: 3, total: 4 })).toBe("Drawing the picture: 75 %");
});

test("where nobody can tell how much is left, none is told", () => {
  expect(progressWords({ stage: "reading", done: 0, total: 0 })).toBe("Reading…");
  expect(progressWords({ stage: "judging", done: 12, total: 0 })).toBe("Working out who can talk to whom…");
});
