import { expect, test } from "vitest";
import { createSession } from "../../session";
import { expectation, namespace, pod, policy, SHOP } from "../../testing/expectation-shop";
import { defaultWish } from "../picture-wish";

const analyse = (...documents: readonly string[]) =>
  createSession().analyze([{ name: "all.yaml", text: documents.join("---\n") }], {
    profile: "kubernetes",
    defaultNamespace: "default",
  });

test("lines of the picture wear whether what is expected of them holds", () => {
  const { graph, expectations } = analyse(
    ...SHOP,
    expectation("{from: web, to: db, ports: [{port: 5432}], expect: Allowed}", "good"),
    expectation("{from: {podSelector: {}}, to: db, expect: Denied}", "bad"),
  );
  const badge = (id: string) => graph.edges.find((edge) => edge.id === id)?.expectation;
  expect(badge("shop/web→shop/db")).toBe("fail");
  expect(badge("shop/intruder→shop/db")).toBe("pass");
  expect(badge("shop/db→shop/web")).toBeNull();
  expect(expectations[0]?.edges).toEqual(["shop/web→shop/db"]);
  expect(expectations[1]?.edges).toEqual(["shop/web→shop/db", "shop/intruder→shop/db"]);
});

test("a denied line is drawn where something is expected of it, however many pods there are", () => {
  const many = Array.from({ length: 8 }, (_, i) => pod(`p${i}`));
  const closed = policy("closed", "", "policyTypes: [Ingress, Egress]");
  const lines = (...more: readonly string[]) =>
    analyse(namespace("shop"), ...many, closed, ...more).graph.edges.map(({ id }) => id);
  expect(lines()).toEqual([]);
  expect(lines(expectation("{from: p0, to: p1, expect: Denied}"))).toEqual(["shop/p0→shop/p1"]);
  // of all pods only what fails, and nothing does
  expect(lines(expectation("{from: {podSelector: {}}, to: {podSelector: {}}, expect: Denied}"))).toEqual([]);
});

test("lines follow what the picture shows: namespaces as one node, workloads pod by pod, addresses", () => {
  const out = policy(
    "out",
    "matchLabels: {app: web}",
    "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 203.0.113.0/24}}]}]",
  );
  const documents = [
    ...SHOP,
    out,
    namespace("ops"),
    "apiVersion: v1\nkind: Pod\nmetadata: {name: agent, namespace: ops}\nspec: {containers: [{name: c, image: x}]}\n",
    expectation("{from: {pod: agent, namespace: ops}, to: db, expect: Denied}", "a"),
    expectation("{from: web, to: db, expect: Denied}", "b"),
    expectation("{from: web-1, to: {cidr: 203.0.112.0/23}, expect: Allowed}", "c"),
  ];
  const picture = { ...defaultWish, collapsed: ["ops"], expanded: ["shop/web"] };
  const { expectations } = createSession().analyze([{ name: "all.yaml", text: documents.join("---\n") }], {
    profile: "kubernetes",
    defaultNamespace: "default",
    picture,
  });
  expect(expectations.map(({ edges }) => edges)).toEqual([
    ["namespace ops→shop/db"],
    ["pod shop/web-1→shop/db", "pod shop/web-2→shop/db"],
    ["pod shop/web-1→anyone", "pod shop/web-1→range 203.0.113.0"],
  ]);
});
