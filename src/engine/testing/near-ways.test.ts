import { expect, test } from "vitest";
import { tryNearLines, tryNearWays } from "./try-near-ways";

test("in random worlds every near miss of a way is answered then", { timeout: 300_000 }, () => {
  const { asked, met } = tryNearWays(9_720_001, 40);
  expect(asked).toBe(40);
  expect(met).toBeGreaterThan(5);
});

test("in random towns every near miss of a line opens it between all of its pods", { timeout: 300_000 }, () => {
  const { asked, met, kinds } = tryNearLines(9_730_001, 40);
  expect(met).toBeGreaterThan(asked * 0.8);
  for (const kind of ["rule-label", "two-changes", "other-side", "allow"])
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(1);
});
