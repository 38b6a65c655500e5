import { expect, test } from "vitest";
import { planned } from "../../testing/planned-text";
import { both, changed, policies, shop } from "../../testing/shop-texts";

test("a namespace goes with all that is in it; what names it, or has errors, stays and is said", () => {
  const broken = `${shop}---\napiVersion: v1\nkind: Pod\nmetadata: {name: "not good", namespace: shop}\nspec: {containers: []}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: odd, namespace: shop}\nspec: {podSelectors: {}}\n`;
  const plan = planned(
    { "shop.yaml": broken, "policies.yaml": policies },
    { kind: "delete", targets: [{ kind: "namespace", id: "shop" }] },
  );
  expect(plan.texts["shop.yaml"]).toMatch(
    /^---\napiVersion: v1\nkind: Pod\nmetadata: \{name: "not good", namespace: shop\}/,
  );
  expect(plan.texts["policies.yaml"]).toBeUndefined();
  expect(plan.steps).toEqual([
    "from shop.yaml: Namespace shop, Deployment shop/web, Service shop/web",
    "what names it stays as it is: NetworkPolicy data/db, Expectation data/doors",
    "what has errors stays as it is: Pod shop/not good, NetworkPolicy shop/odd",
  ]);
  expect(changed(both, { kind: "delete", targets: [{ kind: "namespace", id: "default" }] })[0]).toMatch(/not there/);
});
