import { expect, test } from "vitest";
import { createSession, defaultWish } from "../../engine";
import { connectable } from "./connectable";

const pod = (name: string, more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i}]}\n${more}---\n`;

test("pods, Services, namespaces and who is outside may be connected; what takes no part may not", () => {
  const service =
    "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n";
  const text = pod("web") + pod("done", "status: {phase: Succeeded}\n") + service;
  const { graph } = createSession().analyze([{ name: "a.yaml", text }], {
    ...{ profile: "kubernetes", defaultNamespace: "default", picture: defaultWish },
  });
  const ends = connectable(graph);
  expect([...ends.keys()].filter((id) => !id.includes("kube"))).toEqual([
    "shop/web",
    "anyone",
    "service shop/web",
    "namespace shop",
  ]);
  expect(ends.get("service shop/web")).toBe("Service web");
});
