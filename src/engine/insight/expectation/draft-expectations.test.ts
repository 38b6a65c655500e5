import fc from "fast-check";
import { expect, test } from "vitest";
import type { Service } from "../../kube/objects";
import { evaluate } from "../../policy/evaluate";
import { readScenario } from "../../read-scenario";
import { createSession } from "../../session";
import { expectation, namespace, only, pod, policy, SHOP } from "../../testing/expectation-shop";
import { randomOf } from "../../testing/random";
import { randomWorld } from "../../testing/random-world";
import { takePicture } from "../picture";
import { defaultWish } from "../picture-wish";
import { checkExpectations } from "./check-expectations";
import { draftExpectations } from "./draft-expectations";

function sessionOf(...documents: readonly string[]) {
  const session = createSession();
  const text = documents.join("---\n");
  session.analyze([{ name: "all.yaml", text }], { profile: "kubernetes", defaultNamespace: "default" });
  return session;
}

const lineOf = (edgeId: string, ...documents: readonly string[]) =>
  sessionOf(...documents).draftExpectations({ edgeId })?.text;

test("a line is expected to be allowed on the ports that get through", () => {
  expect(lineOf("shop/web→shop/db", ...SHOP)).toBe(
    `apiVersion: sallyport.dev/v1
kind: Expectation
metadata:
  name: web-to-db
  namespace: shop
spec:
  from:
    workload: web
  to:
    pod: db
  ports:
    - port: 5432
  expect: Allowed
`,
  );
});

test("a denied line is expected to be denied on every port", () => {
  const text = lineOf("shop/intruder→shop/db", ...SHOP);
  expect(text).toContain("  from:\n    pod: intruder\n  to:\n    pod: db\n  expect: Denied\n");
});

test("ends of several namespaces each say theirs", () => {
  const agent = `${namespace("ops")}---\napiVersion: v1\nkind: Pod\nmetadata: {name: agent, namespace: ops}\nspec: {containers: [{name: c, image: x}]}\n`;
  const text = lineOf("ops/agent→shop/db", ...SHOP, agent);
  expect(text).toContain("from:\n    pod: agent\n    namespace: ops\n");
  expect(text).toContain("to:\n    pod: db\n    namespace: shop\n");
  expect(text).toContain("metadata:\n  name: agent-to-db\nspec:");
});

test("a range is the largest block of it, and anyone an address that no ipBlock names", () => {
  const out = policy(
    "out",
    "matchLabels: {app: web}",
    "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/9]}}], ports: [{port: 53, protocol: UDP}]}]",
  );
  expect(lineOf("shop/web→range 10.128.0.0", ...SHOP, out)).toContain(
    "to:\n    cidr: 10.128.0.0/9\n  ports:\n    - protocol: UDP\n      port: 53\n  expect: Allowed",
  );
  expect(lineOf("shop/web→anyone", ...SHOP, out)).toContain("cidr: 128.0.0.0/1 # a part of anyone\n  expect: Denied");
});

test("names and values that YAML reads otherwise stand in quotes", () => {
  const text = lineOf("shop/1e3→shop/db", ...SHOP, pod('"1e3"'));
  expect(text).toContain('pod: "1e3"');
});

test("a line that is not there, and one whose pods do not agree, expects nothing", () => {
  expect(lineOf("shop/web→shop/nobody", ...SHOP)).toBeUndefined();
  expect(lineOf("no edge", ...SHOP)).toBeUndefined();
  const owned = (name: string, more: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {${more}}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: w, uid: x, controller: true}]}\nspec: {containers: [{name: c, image: x}]}\n`;
  const both = [owned("w-0", "app: web"), owned("w-1", "app: other")];
  const closed = policy("all", "matchLabels: {app: db}", `ingress: [{from: [${only("web")}]}]`);
  expect(lineOf("shop/w→shop/db", ...SHOP.slice(0, 5), closed, ...both)).toBeUndefined();
});

test("all that policies let through is one document; what is only open is not in it", () => {
  const drafted = sessionOf(...SHOP).draftExpectations("allowed");
  expect(drafted).toMatchObject({ count: 1 });
  expect(drafted?.text).toMatch(/^# What the policies let through; what no policy is about is not listed\.\n/);
  expect(drafted?.text).toContain("  name: allowed-now\n");
  const more = policy("web", "matchLabels: {app: web}", `ingress: [{from: [${only("intruder")}]}]`);
  const two = sessionOf(...SHOP, more).draftExpectations("allowed");
  expect(two).toMatchObject({ count: 2 });
  expect(two?.text).toContain(
    "    - from:\n        pod: intruder\n      to:\n        workload: web\n      expect: Allowed\n",
  );
  expect(sessionOf(namespace("shop"), pod("a"), pod("b")).draftExpectations("allowed")).toBeNull();
});

test("a name that is taken is numbered", () => {
  const taken = expectation("{from: web, to: db, expect: Allowed}", "web-to-db");
  expect(lineOf("shop/web→shop/db", ...SHOP, taken)).toContain("name: web-to-db-2\n");
});

test("whatever is drafted of a random world passes at once", () => {
  let [drafts, connections] = [0, 0];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.boolean(), (seed, isCollapsed) => {
      const { objects, profile } = randomWorld(randomOf(seed));
      const text = objects.map((object) => JSON.stringify(object)).join("\n---\n");
      const scenario = readScenario([{ name: "world.yaml", text }]);
      const evaluation = evaluate(scenario.cluster, scenario.policies, profile);
      const services = scenario.objects.filter((object): object is Service => object.kind === "Service");
      const wish = isCollapsed ? { ...defaultWish, collapsed: [...scenario.cluster.namespaces.keys()] } : defaultWish;
      const picture = takePicture(evaluation, services, wish);
      const pairs = Array.from(picture.pairs(), ({ source, target }) => `${source.id}→${target.id}`);
      for (const about of ["allowed" as const, ...pairs.map((edgeId) => ({ edgeId }))]) {
        const drafted = draftExpectations(evaluation, picture, about, scenario.objects);
        if (drafted === null) continue;
        const again = readScenario([
          { name: "world.yaml", text },
          { name: "expectations.yaml", text: drafted.text },
        ]);
        const { results } = checkExpectations({
          evaluation: evaluate(again.cluster, again.policies, profile),
          tracing: () => evaluate(again.complete, again.policies, profile),
          objects: again.objects,
          lineOf: again.lineOf,
          ends: [],
        });
        expect(results).toHaveLength(drafted.count);
        for (const result of results)
          expect([result.sentence, result.reason, drafted.text]).toEqual([result.sentence, "", drafted.text]);
        drafts++;
        connections += drafted.count;
      }
    }),
    { numRuns: 20 },
  );
  expect(drafts).toBeGreaterThan(150);
  expect(connections).toBeGreaterThan(drafts);
}, 30_000);

test("what an expectation says already is not written again", () => {
  const session = sessionOf(...SHOP);
  const first = session.draftExpectations("allowed")?.text ?? "";
  const line = session.draftExpectations({ edgeId: "shop/intruder→shop/db" })?.text ?? "";
  expect(first).toContain("kind: Expectation");
  const again = sessionOf(...SHOP, first, line);
  expect(again.draftExpectations("allowed")).toBeNull();
  expect(again.draftExpectations({ edgeId: "shop/intruder→shop/db" })).toBeNull();
  const short = expectation("{from: {workload: web}, to: db, ports: [{port: 5432}], expect: Allowed}");
  expect(sessionOf(...SHOP, short).draftExpectations({ edgeId: "shop/web→shop/db" })).toBeNull();
  for (const other of [short.replace("5432", "5433"), short.replace("expect: Allowed", "expect: Denied")])
    expect(sessionOf(...SHOP, other).draftExpectations({ edgeId: "shop/web→shop/db" })?.count).toBe(1);
});
