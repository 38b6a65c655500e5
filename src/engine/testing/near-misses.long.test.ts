import { expect, test } from "vitest";
import { tryNearMisses } from "./try-near-misses";

test("in many random worlds every near miss lets through what was denied", () => {
  const { denied, met, kinds } = tryNearMisses(9_710_001, 3_000);
  expect(denied).toBe(3_000);
  expect(met).toBeGreaterThan(denied * 0.9);
  for (const kind of ["wrong-namespace", "rule-namespace", "address", "two-peers", "subject-label", "namespace-label"])
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(5);
});
