import { expect, test } from "vitest";
import type { EditWish } from "./edit/edit-wish";
import type { EditPreview } from "./preview-edit";
import { createSession } from "./session";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

const workload = (name: string, port: number) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: c, image: i, ports: [{containerPort: ${port}}]}]}
---
`;
const policy = (name: string, from: string, port: number) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec:
  podSelector: {matchLabels: {app: ${name}}}
  ingress: [{from: [{podSelector: {matchLabels: {app: ${from}}}}], ports: [{port: ${port}}]}]
---
`;
const text = `${workload("web", 80)}${workload("api", 8080)}${workload("db", 5432)}${policy("web", "web", 80)}${policy("api", "web", 8080)}${policy("db", "api", 5432)}apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{port: 8080}]}
`;

function preview(wish: EditWish, file = text): EditPreview {
  const session = createSession();
  session.analyze([{ name: "a.yaml", text: file }], OPTIONS);
  return session.previewEdit(wish, OPTIONS);
}

/** What a wish comes to, as lines. */
function effects(wish: EditWish, file = text): readonly string[] {
  const plan = preview(wish, file);
  if (plan.kind === "refused") return [plan.reason];
  const { opened, closed, gone, left } = plan.effects;
  const words = (sign: string, list: typeof opened) =>
    list.lines.map(({ source, target, ports }) => `${sign} ${source} → ${target} ${ports}`);
  return [...words("+", opened), ...words("-", closed), ...words("gone", gone), ...left];
}

test("a workload that is deleted takes its connections along, and who selected it alone is left without pods", () => {
  expect(effects({ kind: "delete", targets: [{ kind: "workload", id: "shop/api" }] })).toEqual([
    "gone shop/api → shop/db TCP 5432",
    "gone shop/api → kube-system/coredns all ports",
    "gone shop/web → shop/api TCP 8080",
    "gone shop/api → every address outside all ports",
    "policy shop/api is then about no pod",
    "a rule of policy shop/db then names pods that are not there",
    "Service shop/api then leads to no pod",
  ]);
});

test("what is between things that go together is not told, nor policies that go with them", () => {
  const id = ["web", "api", "db"].map((name) => ({ kind: "workload", id: `shop/${name}` }) as const);
  expect(effects({ kind: "delete", targets: [{ kind: "namespace", id: "shop" }] })).toEqual([
    "gone shop/web → kube-system/coredns all ports",
    "gone shop/api → kube-system/coredns all ports",
    "gone shop/db → kube-system/coredns all ports",
    "gone shop/web → every address outside all ports",
    "gone shop/api → every address outside all ports",
    "gone shop/db → every address outside all ports",
  ]);
  expect(effects({ kind: "delete", targets: id }).slice(6)).toEqual([
    "policy shop/web is then about no pod",
    "policy shop/api is then about no pod",
    "policy shop/db is then about no pod",
    "Service shop/api then leads to no pod",
  ]);
});

test("what moves closes what the policies of its namespace allowed it, and leaves them without pods", () => {
  const said = effects({ kind: "set-namespace", target: { kind: "workload", id: "shop/api" }, namespace: "ops" });
  expect(said).toEqual([
    "+ shop/web → ops/api TCP 1–8079, 8081–65535; all UDP ports; all SCTP ports",
    "+ shop/db → ops/api all ports",
    "+ kube-system/coredns → ops/api all ports",
    "+ every address outside → ops/api all ports",
    "- ops/api → shop/db TCP 5432",
    "policy shop/api is then about no pod",
    "a rule of policy shop/db then names pods that are not there",
    "Service shop/api then leads to no pod",
  ]);
});

const pod = (name: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}
spec: {containers: [{name: c, image: i}]}
---
`;

test("pods that another workload takes in are compared with what they were", () => {
  const pods = `${pod("web")}${pod("api")}${pod("db")}${policy("web", "db", 80)}${policy("api", "web", 8080)}`;
  const set = new Map([["app", "api"]]);
  expect(effects({ kind: "set-labels", target: { kind: "pod", id: "shop/web" }, set, remove: [] }, pods)).toEqual([
    "- shop/web → shop/api TCP 8080",
    "- shop/db → shop/web TCP 80",
    "policy shop/web is then about no pod",
    "a rule of policy shop/api then names pods that are not there",
  ]);
});

test("of pods that make one workload, those that go are told apart from those that stay", () => {
  const one = (name: string) => pod("web").replace("name: web,", `name: ${name},`);
  const pods = `${one("web-1")}${one("web-2")}${one("web-3")}${pod("db")}${policy("web", "db", 80)}`;
  const targets = (...names: readonly string[]) => names.map((name) => ({ kind: "pod", id: `shop/${name}` }) as const);
  const toDb = (...names: readonly string[]) =>
    effects({ kind: "delete", targets: targets(...names) }, pods).filter((line) => line.includes("db → shop/web"));
  expect(toDb("web-1")).toEqual(["gone shop/db → shop/web-1 TCP 80"]);
  expect(toDb("web-1", "web-2")).toEqual(["gone shop/db → shop/web (2 of its pods) TCP 80"]);
  expect(effects({ kind: "delete", targets: targets("web-2") }, pods).some((line) => /^[+-]/.test(line))).toBe(false);
});

test("an error that was there is no new one, under whatever name or in whatever namespace", () => {
  const owned = text.replace(
    "metadata: {name: api, namespace: shop}",
    "metadata: {name: api, namespace: shop, ownerReferences: [{apiVersion: v1, kind: X, name: x}]}",
  );
  const target = { kind: "workload", id: "shop/api" } as const;
  expect(preview({ kind: "set-namespace", target, namespace: "ops" }, owned).kind).toBe("planned");
  expect(preview({ kind: "rename", target, name: "backend" }, owned).kind).toBe("planned");
});
