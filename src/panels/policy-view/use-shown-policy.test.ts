import { expect, test } from "vitest";
import { policyOf } from "./use-shown-policy";

test.each([
  ["ingress rule 2 of shop/web", "shop/web"],
  ["egress rule 11 of shop/web.v2", "shop/web.v2"],
  ["shop/web", "shop/web"],
  ["Pod shop/web", null],
  ["Namespace shop", null],
  [null, null],
])("the caret that is in %s shows %s", (words, policy) => {
  expect(policyOf(words)).toBe(policy);
});
