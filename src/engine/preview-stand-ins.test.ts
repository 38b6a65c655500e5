import { expect, test } from "vitest";
import type { EditWish } from "./edit/edit-wish";
import { createSession } from "./session";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

const pod = (name: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}
spec: {containers: [{name: c, image: i}]}
---
`;
const policy = (name: string, spec: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec: ${spec}
---
`;
const GOOD = `${pod("web")}${pod("api")}${policy("api", "{podSelector: {matchLabels: {app: api}}, policyTypes: [Egress]}")}`;
const HALF = GOOD.replace("[Egress]}", "[Egress], egress: [{po}]}");

const WISH: EditWish = { kind: "delete", targets: [{ kind: "policy", id: "shop/web" }] };

/** What deleting the policy about web comes to, where the policy that keeps api from everybody is half typed. */
function effectsOfDelete(before: string) {
  const web = policy("web", "{podSelector: {matchLabels: {app: web}}}");
  const session = createSession();
  const files = (text: string) => [{ name: "a.yaml", text }];
  session.analyze(files(before + web), OPTIONS, undefined, { scenario: "s", intent: "1" });
  session.analyze(files(HALF + web), OPTIONS, undefined, { scenario: "s", intent: "2" });
  const plan = session.previewEdit(WISH, OPTIONS);
  if (plan.kind === "refused") throw new Error(plan.reason);
  return plan.effects.opened.lines.map(({ source, target }) => `${source} > ${target}`);
}

test("a policy that is half typed stands in by its last good text in what an edit is said to do, as in the picture", () => {
  expect(effectsOfDelete(GOOD)).toEqual(["every address outside > shop/web"]);
});

test("what never was good stands in by nothing, in neither", () => {
  expect(effectsOfDelete(HALF)).toEqual(["shop/api > shop/web", "every address outside > shop/web"]);
});
