import { expect, test } from "vitest";
import { createSession } from "./session";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

const pod = (name: string, labels: string, more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: a, labels: {${labels}}${more}}\nspec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}\n`;
const OWNED = ", ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: w, uid: u, controller: true}]";
const POLICY =
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: api, namespace: a}\nspec: {podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {role: main}}}], ports: [{port: 80}]}]}\n";

/** A workload of two pods, first in the text, that differ or not; more pairs than are all drawn. */
function text(role: string, comment: string): string {
  return [
    `# ${comment}\napiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n`,
    pod("w-0", "app: w, role: main", OWNED),
    pod("w-1", `app: w, role: ${role}`, OWNED),
    pod("api", "app: api"),
    ...["b", "c", "d", "e", "f"].map((name) => pod(name, `app: ${name}`)),
    POLICY,
  ].join("---\n");
}

test("a workload whose pods come to be alike keeps the line that a rule names, also at the edits after it", () => {
  const session = createSession();
  const linesOf = (role: string, comment: string, intent: number) =>
    session
      .analyze([{ name: "c.yaml", text: text(role, comment) }], OPTIONS, undefined, {
        scenario: "s",
        intent: String(intent),
      })
      .graph.edges.map(({ id }) => id);
  linesOf("spare", "one", 1);
  linesOf("main", "one", 2);
  expect(linesOf("main", "another", 3)).toEqual(["a/w→a/api"]);
  linesOf("spare", "another", 4);
  expect(linesOf("spare", "and another", 5)).toEqual(["a/w→a/api"]);
});
