import { expect, test } from "vitest";
import { tryNearMisses } from "./try-near-misses";

test("in random worlds every near miss lets through what was denied, and there is nearly always one", {
  timeout: 300_000,
}, () => {
  const { denied, met, kinds, reasons } = tryNearMisses(9_700_001, 300);
  expect(denied).toBe(300);
  expect(met).toBeGreaterThan(denied * 0.9);
  for (const kind of ["port", "protocol", "named-port", "rule-label", "pod-label", "policy-types", "two-changes"])
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(2);
  for (const reason of reasons.keys()) expect(reason).not.toMatch(/^No small edit/);
});
