import { expect, test } from "vitest";
import type { EditWish } from "./edit/edit-wish";
import { createSession } from "./session";

const pod = (name: string, labels: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {${labels}}}\nspec: {containers: [{name: c, image: i}]}\n---\n`;
const text = `${pod("web-1", "app: web")}${pod("web-2", "app: web")}${pod("db", "app: db")}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}
`;

/** What a wish opens and closes, as lines. */
function effects(wish: EditWish): readonly string[] {
  const options = { profile: "kubernetes", defaultNamespace: "default" } as const;
  const session = createSession();
  session.analyze([{ name: "a.yaml", text }], options);
  const preview = session.previewEdit(wish, options);
  if (preview.kind === "refused") return [preview.reason];
  const { opened, closed } = preview.effects;
  return [
    ...opened.lines.map(({ source, target }) => `+ ${source} → ${target}`),
    ...closed.lines.map(({ source, target }) => `- ${source} → ${target}`),
  ];
}

test("what moves out of the reach of its policies opens, under its new id", () => {
  expect(effects({ kind: "set-namespace", target: { kind: "pod", id: "shop/web-1" }, namespace: "ops" })).toEqual([
    "+ shop/web-2 → ops/web-1",
    "+ shop/db → ops/web-1",
    "+ every address outside → ops/web-1",
  ]);
});

test("a namespace that gets another name opens and closes nothing", () => {
  expect(effects({ kind: "rename", target: { kind: "namespace", id: "shop" }, name: "store" })).toEqual([]);
});

test("a loose pod whose labels change is compared with what it was, whatever its workload is called", () => {
  const target = { kind: "pod", id: "shop/web-1" } as const;
  expect(effects({ kind: "set-labels", target, set: new Map([["app", "free"]]), remove: [] })).toEqual([
    "+ shop/web-2 → shop/web-1",
    "+ shop/db → shop/web-1",
    "+ every address outside → shop/web-1",
  ]);
});

test("of loose pods that are one workload one gets another name: that the workload does so as well is said, nothing is gone", () => {
  const options = { profile: "kubernetes", defaultNamespace: "default" } as const;
  const session = createSession();
  session.analyze([{ name: "a.yaml", text }], options);
  const renamed = (name: string) => {
    const preview = session.previewEdit({ kind: "rename", target: { kind: "pod", id: "shop/web-2" }, name }, options);
    return preview.kind === "refused" ? null : preview;
  };
  const called = "the picture then calls shop/web shop/web-1: pods without a controller are called by their names";
  expect(renamed("cache")?.steps).toEqual(["the name of Pod shop/web-2", called]);
  expect(renamed("cache")?.effects).toEqual({
    ...{ opened: { count: 0, lines: [] }, closed: { count: 0, lines: [] }, gone: { count: 0, lines: [] }, left: [] },
  });
  expect(renamed("web-3")?.steps).toEqual(["the name of Pod shop/web-2"]);
});

test("what is new has no effects of its own", () => {
  const labels = new Map([["app", "new"]]);
  const object = { what: "pod", namespace: "shop", name: "new", labels, ports: [], replicas: 1 } as const;
  expect(effects({ kind: "create", object })).toEqual([]);
});
