import { expect, test } from "vitest";
import { createSession, defaultWish } from "../../../engine";
import { endItems, plainName, typedAddresses } from "./end-items";

const pod = (name: string, more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i}]}\n${more}---\n`;
const service =
  "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n---\n";
const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}
`;

test("everything that a rule can name may be an end, under the name of its namespace", () => {
  const text = pod("web") + pod("done", "status: {phase: Succeeded}\n") + service + policy;
  const picture = { ...defaultWish, collapsed: [] };
  const { graph } = createSession().analyze([{ name: "a.yaml", text }], {
    ...{ profile: "kubernetes", defaultNamespace: "default", picture },
  });
  const items = endItems(graph).filter(({ title }) => !title.includes("kube-"));
  expect(items.map(({ group, id, title }) => [group, id, title])).toEqual([
    ["Workloads", "shop/web", "shop/web"],
    ["Services", "service shop/web", "shop/web"],
    ["Namespaces", "namespace shop", "all pods of shop"],
    ["Outside", "range 10.0.0.0", "10.0.0.0/8"],
    ["Outside", "anyone", "anyone"],
  ]);
});

test("addresses may be typed: a block, or one address", () => {
  const ids = (query: string) => typedAddresses(query).map(({ id }) => id);
  expect(ids(" 10.0.0.0/8 ")).toEqual(["addresses 10.0.0.0/8"]);
  expect(ids("192.0.2.7")).toEqual(["addresses 192.0.2.7/32"]);
  expect(ids("2001:db8::1")).toEqual(["addresses 2001:db8::1/128"]);
  expect([ids("web"), ids("v1.2"), ids("")]).toEqual([[], [], []]);
});

test("until an end is known it is called by its id without its kind", () => {
  expect(["shop/web", "pod shop/web-1", "namespace shop", "addresses 10.0.0.0/8"].map(plainName)).toEqual([
    "shop/web",
    "shop/web-1",
    "shop",
    "10.0.0.0/8",
  ]);
});
