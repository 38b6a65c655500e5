import { expect, test } from "vitest";
import { createSession } from "../../engine/session";
import { namespaceCounts } from "./namespace-counts";

const POD =
  "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec: {containers: [{name: c, image: x}]}\n";
const namespace = (value: string) =>
  `---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {team: "${value}"}}\n`;

test.each([
  ["", "1 pod · 0 policies · not declared", true],
  [namespace("ab"), "1 pod · 0 policies", false],
  [namespace("a|b"), "1 pod · 0 policies · declaration refused", false],
])("a namespace that is declared but refused is not called undeclared (%#)", (declared, words, isToldAsImplied) => {
  const options = { profile: "kubernetes", defaultNamespace: "default" } as const;
  const { graph, diagnostics } = createSession().analyze([{ name: "c.yaml", text: POD + declared }], options);
  expect(graph.namespaces.map(namespaceCounts)).toEqual([words]);
  expect(diagnostics.some(({ code }) => code === "namespace-implied")).toBe(isToldAsImplied);
});
