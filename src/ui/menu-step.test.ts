import { expect, test } from "vitest";
import { menuStep } from "./menu-step";

test("arrow keys lead round a menu, Home and End to its ends", () => {
  expect(["ArrowDown", "ArrowUp", "Home", "End"].map((key) => menuStep(key, { current: 1, count: 3 }))).toEqual([
    2, 0, 0, 2,
  ]);
  expect(menuStep("ArrowDown", { current: 2, count: 3 })).toBe(0);
  expect(menuStep("ArrowUp", { current: 0, count: 3 })).toBe(2);
});

test("into a menu that has not the focus, the down arrow leads to its first line and the up arrow to its last", () => {
  expect(menuStep("ArrowDown", { current: -1, count: 3 })).toBe(0);
  expect(menuStep("ArrowUp", { current: -1, count: 3 })).toBe(2);
});

test("other keys lead nowhere, and none does in a menu without lines", () => {
  expect(menuStep("Tab", { current: 0, count: 3 })).toBeNull();
  expect(menuStep("toString", { current: 0, count: 3 })).toBeNull();
  expect(menuStep("End", { current: -1, count: 0 })).toBeNull();
});
