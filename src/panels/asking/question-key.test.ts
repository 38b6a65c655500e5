import { expect, test } from "vitest";
import { questionKey } from "./use-answer";

/** What near misses wish for: two that differ only in labels are two, and a list of them needs two keys. */
test("wishes that differ in a Map only have keys of their own", () => {
  const labels = (set: ReadonlyMap<string, string>) => ({ kind: "set-labels", workload: "shop/web", set });
  const [role, tier] = [labels(new Map([["role", "front"]])), labels(new Map([["tier", "one"]]))];
  expect(JSON.stringify(role)).toBe(JSON.stringify(tier));
  expect(questionKey(role)).not.toBe(questionKey(tier));
  expect(questionKey(role)).toBe(questionKey(labels(new Map([["role", "front"]]))));
});
