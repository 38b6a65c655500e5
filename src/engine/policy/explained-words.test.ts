import { expect, test } from "vitest";
import { openShop, policyOf } from "../testing/policy-shop";

const DENY = "{podSelector: {matchLabels: {app: api}}}";
const OTHER =
  "{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app: nobody}}}]}]}";

test("one policy is named, and what several do stands in the plural", () => {
  const one = openShop(policyOf(DENY, "deny")).explainEdge("shop/web→shop/api");
  expect(one?.sentence).toContain("`shop/deny` has no rule");
  expect(one?.ingress.sentence).toMatch(/^shop\/deny lets nothing into /);
  const ruled = openShop(policyOf(OTHER, "some")).explainEdge("shop/web→shop/api");
  expect(ruled?.sentence).toContain("no rule of `shop/some` admits it");
  const two = openShop(policyOf(DENY, "deny") + policyOf(DENY, "more")).explainEdge("shop/web→shop/api");
  expect(two?.sentence).toContain("2 policies have no rule");
  expect(two?.ingress.sentence).toMatch(/^shop\/deny and shop\/more let nothing into /);
});

test("a policy that admits nobody is told in the singular", () => {
  expect(openShop(policyOf(DENY, "deny")).policyUnion("shop/api")?.ingress.sentence).toContain(
    "by `shop/deny` alone: it admits nobody",
  );
});
