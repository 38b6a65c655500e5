import { expect, test } from "vitest";
import type { Off } from "../../engine";
import { isOff, toggledOff } from "./toggled-off";

const rule: Off = { kind: "rule", policy: "app/web", direction: "ingress", index: 0 };
const policy: Off = { kind: "policy", policy: "app/web" };

test("what is put off a second time is put back, whatever the order of its fields", () => {
  const both = toggledOff(toggledOff(undefined, rule), policy);
  expect(both).toEqual([rule, policy]);
  expect(isOff(both, { index: 0, direction: "ingress", policy: "app/web", kind: "rule" })).toBe(true);
  expect(toggledOff(both, { ...rule })).toEqual([policy]);
  expect(isOff(both, { ...rule, index: 1 })).toBe(false);
  expect(isOff(undefined, rule)).toBe(false);
});
