import { expect, test } from "vitest";
import { tryNearMisses } from "./try-near-misses";
import { tryNearLines, tryNearWays } from "./try-near-ways";

test("in many random worlds every near miss lets through what was denied", () => {
  const { denied, met, kinds } = tryNearMisses(9_710_001, 3_000);
  expect(denied).toBe(3_000);
  expect(met).toBeGreaterThan(denied * 0.9);
  for (const kind of ["wrong-namespace", "rule-namespace", "address", "two-peers", "subject-label", "namespace-label"])
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(5);
});

test("in many random worlds every near miss of a way, and of a line between several pods", () => {
  expect(tryNearWays(9_740_001, 500).met).toBeGreaterThan(100);
  expect(tryNearLines(9_750_001, 500).met).toBeGreaterThan(400);
});
