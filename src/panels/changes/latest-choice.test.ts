import { expect, test } from "vitest";
import { createLatestChoice } from "./latest-choice";

test("a choice that is loaded late does not take the place of a newer one", () => {
  const choice = createLatestChoice();
  const isFirst = choice.begin();
  expect(isFirst()).toBe(true);
  const isSecond = choice.begin();
  expect([isFirst(), isSecond()]).toEqual([false, true]);
});
