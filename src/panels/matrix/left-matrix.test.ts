import { expect, test } from "vitest";
import { leaveMatrix, leftMatrix } from "./left-matrix";
import { plainSettings } from "./matrix-settings";

test("the matrix is found as it was left in the same scenario", () => {
  const settings = { ...plainSettings, folded: ["shop"] };
  leaveMatrix(1, { settings, at: { row: "shop/web", column: null } });
  expect(leftMatrix(1)).toMatchObject({ settings: { folded: ["shop"] }, at: { row: "shop/web" } });
});

test("another scenario begins anew", () => {
  leaveMatrix(1, { settings: { ...plainSettings, folded: ["shop"] }, at: null });
  expect(leftMatrix(2)).toEqual({ settings: plainSettings, at: null });
});
