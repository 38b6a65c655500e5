import { expect, test } from "vitest";
import { emptyTitle } from "./broken-policies";

test("policies that take no part are not passed over where none does", () => {
  expect(emptyTitle(0)).toMatch(/^No policy yet: /);
  expect(emptyTitle(2)).toMatch(/^No policy takes part: /);
});
