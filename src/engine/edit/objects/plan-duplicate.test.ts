import { expect, test } from "vitest";
import { planned, read } from "../../testing/planned-text";
import { both, changed, shop } from "../../testing/shop-texts";

test("a copy is the original under another name, without what a cluster gave that", () => {
  const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web # the first
  uid: abc
  labels: {app: web}
spec: {containers: [{name: c, image: i}]}
status: {podIP: 10.0.0.1}
`;
  const copy = pod
    .replace("name: web", "name: web-2")
    .replace("  uid: abc\n", "")
    .replace(/status.*\n/, "");
  const plan = planned(
    { "a.yaml": pod },
    { kind: "duplicate", target: { kind: "pod", id: "default/web" }, name: "web-2" },
  );
  expect(plan.texts).toEqual({ "a.yaml": `${pod}---\n${copy}` });
  expect(plan.label).toBe("duplicate default/web as web-2");
  const taken = { kind: "duplicate", target: { kind: "pod", id: "default/web" }, name: "web" } as const;
  expect(planned({ "a.yaml": pod }, taken).reason).toBe("there is a Pod default/web already");
});

test("a copy of a namespace has all that is in it, and names itself where that named the original", () => {
  const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: own, namespace: shop}
spec:
  podSelector: {}
  ingress:
    - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}]
`;
  const plan = planned(
    { ...both, "own.yaml": policy },
    { kind: "duplicate", target: { kind: "namespace", id: "shop" }, name: "test" },
  );
  expect(plan.texts["own.yaml"]).toBe(`${policy}---\n${policy.replaceAll("shop", "test")}`);
  expect(plan.texts["policies.yaml"]).toBeUndefined();
  expect(read({ ...both, ...plan.texts }).objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    ...["Namespace shop", "Namespace test", "Deployment web", "Deployment web", "Service web", "Service web"],
    ...["NetworkPolicy db", "Expectation doors", "NetworkPolicy own", "NetworkPolicy own"],
  ]);
});

test("what moves to another namespace must not be there already", () => {
  const target = { kind: "service", id: "shop/web" } as const;
  const move = (namespace: string) => planned(both, { kind: "set-namespace", target, namespace });
  expect(changed(both, { kind: "set-namespace", target, namespace: "data" })).toEqual([
    "-  namespace: shop",
    "+  namespace: data",
  ]);
  expect(move("data").steps).toEqual([
    "the namespace of Service shop/web",
    "what names it stays as it is: Expectation data/doors",
  ]);
  expect(move("new").steps).toContain("no object declares a namespace new");
  expect(move("New").reason).toMatch(/^the namespace “New” may hold only/);
  const other = shop.replaceAll("shop", "data");
  expect(planned({ ...both, "data.yaml": other }, { kind: "set-namespace", target, namespace: "data" }).reason).toBe(
    "there is a Service data/web already",
  );
});
