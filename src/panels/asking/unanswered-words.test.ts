import { expect, test } from "vitest";
import { unansweredWords } from "./unanswered-words";

test("a form says why it has no answer: it was cancelled, or what the evaluation died of", () => {
  expect(unansweredWords({ kind: "cancelled" })).toBe("Not answered: the analysis was cancelled.");
  expect(unansweredWords({ kind: "failed", message: "no sign of life for 10 s" })).toBe(
    "Not answered: the evaluation broke off (no sign of life for 10 s).",
  );
});
