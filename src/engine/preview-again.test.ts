import { expect, test } from "vitest";
import type { EditWish } from "./edit/edit-wish";
import { createSession } from "./session";
import { policyText, SHOP } from "./testing/near-case";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;
const TEXT = `${SHOP}${policyText("p", "podSelector: {matchLabels: {app: api}}\ningress:\n- from: [{podSelector: {matchLabels: {app: web}}}]")}${policyText("q", "podSelector: {matchLabels: {app: web}}\negress:\n- to: [{podSelector: {matchLabels: {app: api}}}]")}---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{port: 8080}]}
`;
const gone: EditWish = { kind: "delete", targets: [{ kind: "workload", id: "shop/api" }] };

test("what an edit leaves without pods is told whatever was tried before it", () => {
  const left = (...wishes: readonly EditWish[]) => {
    const session = createSession();
    session.analyze([{ name: "shop.yaml", text: TEXT }], OPTIONS);
    const plans = wishes.map((wish) => session.previewEdit(wish, OPTIONS));
    const plan = plans.at(-1);
    if (plan === undefined || plan.kind === "refused") throw new Error(plan?.reason);
    return plan.effects.left;
  };
  const alone = left(gone);
  expect(alone).toEqual([
    "policy shop/p is then about no pod",
    "a rule of policy shop/q then names pods that are not there",
    "Service shop/api then leads to no pod",
  ]);
  const others: EditWish = {
    kind: "delete",
    targets: [
      { kind: "policy", id: "shop/p" },
      { kind: "policy", id: "shop/q" },
      { kind: "service", id: "shop/api" },
    ],
  };
  expect(left(others, gone)).toEqual(alone);
});
