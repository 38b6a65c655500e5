import { expect, test } from "vitest";
import type { AnalyzeOptions } from "./analysis";
import { defaultWish, everyEdge } from "./insight/picture-wish";
import { createSession } from "./session";
import { randomOf } from "./testing/random";
import { randomTownObjects, writeTown } from "./testing/random-town";
import { WORDS } from "./testing/random-world";

const OPTIONS: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };

test("before anything was read there is nothing to sum up", () => {
  expect(createSession().sumUp()).toBeNull();
});

test("in random towns the pairs are those of a picture in which every line is drawn, whatever the filter", () => {
  let [drawn, hidden, undrawn] = [0, 0, 0];
  for (let seed = 8_900_001; seed <= 8_900_040; seed++) {
    const random = randomOf(seed);
    const files = [{ name: "c.yaml", text: writeTown(randomTownObjects(random)) }];
    const filter = {
      ...everyEdge,
      hiddenStates: random.some(["denied", "open"] as const, 0.3),
      namespaces: random.some(WORDS.namespaces, 0.3),
      labels: random.some(["app=x"], 0.2),
      around: random.pick([null, null, "anyone"]),
    };
    const session = createSession();
    const analyzed = (drawAll: boolean) =>
      session.analyze(files, { ...OPTIONS, picture: { ...defaultWish, filter, drawAll } }).graph;
    const { edges, filteredOut } = analyzed(true);
    analyzed(false);
    const sum = session.sumUp();
    const states = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };
    for (const { state } of edges) states[state]++;
    expect(sum, `seed ${seed}`).toMatchObject({ pairs: states, hidden: filteredOut });
    drawn += edges.length;
    hidden += filteredOut;
    undrawn += sum?.notDrawn ?? 0;
  }
  expect(Math.min(drawn, hidden, undrawn)).toBeGreaterThan(40);
});

const pod = (name: string, app: string, more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${app}}}\nspec: {${more}containers: [{name: c, image: x}]}\n`;
const replica = (name: string, labels: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {${labels}}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, uid: x, controller: true}]}\nspec: {containers: [{name: c, image: x}]}\n`;
const policy = (name: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: shop}\nspec: {${spec}}\n`;

test.each([
  ["nobody", [], { ingress: 0, egress: 0 }, 4],
  [
    "all of a namespace for ingress, where the policy says nothing of egress",
    ["podSelector: {}"],
    { ingress: 3, egress: 0 },
    1,
  ],
  [
    "for egress those that are selected, and not one of which a pod is left",
    ["podSelector: {matchExpressions: [{key: role, operator: DoesNotExist}]}, policyTypes: [Egress]"],
    { ingress: 0, egress: 2 },
    4,
  ],
  [
    "nobody of another namespace, and one that a rule opens accepts anyone all the same",
    ["podSelector: {matchLabels: {app: web}}, ingress: [{}], policyTypes: [Ingress, Egress]"],
    { ingress: 1, egress: 1 },
    4,
  ],
])("isolated is %s", (_what, specs, isolated, open) => {
  const session = createSession();
  const text = [
    ...[pod("web", "web"), pod("api", "api"), replica("db-0", "app: db"), replica("db-1", "app: db, role: main")],
    pod("far", "far").replace("namespace: shop", "namespace: far"),
    ...specs.map((spec, i) => policy(`p${i}`, spec)),
  ].join("---\n");
  session.analyze([{ name: "c.yaml", text }], OPTIONS);
  expect(session.sumUp()).toMatchObject({ workloads: 4, isolated, open });
});
