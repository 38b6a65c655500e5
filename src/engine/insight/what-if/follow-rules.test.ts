import { expect, test } from "vitest";
import { createSession } from "../../session";
import type { Off } from "./off";

const pods = ["a", "b", "db"]
  .map(
    (name) =>
      `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i}]}\n`,
  )
  .join("");
const policy = (rules: readonly string[]) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: x}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress: [${rules.join(", ")}]
`;
const from = (app: string) => `{from: [{podSelector: {matchLabels: {app: ${app}}}}], ports: [{port: 80}]}`;
const rule = (index: number): Off => ({ kind: "rule", policy: "x/p", direction: "ingress", index });

function opened() {
  const session = createSession();
  return (rules: readonly string[], off: readonly Off[]) => {
    const files = [{ name: "a.yaml", text: policy(rules) + pods }];
    const { whatIf } = session.analyze(files, { profile: "kubernetes", defaultNamespace: "default", off });
    return { now: whatIf?.items.map(({ now }) => now), closed: whatIf?.closed.lines.map(({ source }) => source) };
  };
}

test("a rule that is off is the same rule when another is written above it, and when that goes again", () => {
  const analyze = opened();
  expect(analyze([from("a")], [rule(0)])).toEqual({ now: [rule(0)], closed: ["x/a"] });
  expect(analyze([from("b"), from("a")], [rule(0)])).toEqual({ now: [rule(1)], closed: ["x/a"] });
  expect(analyze([from("b"), from("a")], [rule(1)])).toEqual({ now: [rule(1)], closed: ["x/a"] });
  expect(analyze([from("a")], [rule(1)])).toEqual({ now: [rule(0)], closed: ["x/a"] });
});

test("a rule that went is off no more, and the one that takes its place never was", () => {
  const analyze = opened();
  analyze([from("a"), from("b")], [rule(0)]);
  expect(analyze([from("b")], [rule(0)])).toEqual({ now: [null], closed: [] });
  // Once nothing is off it is the place that is meant.
  analyze([from("b")], []);
  expect(analyze([from("b")], [rule(0)])).toEqual({ now: [rule(0)], closed: ["x/b"] });
});

test("a rule that is itself edited stays off", () => {
  const analyze = opened();
  analyze([from("a"), from("b")], [rule(1)]);
  expect(analyze([from("a"), from("a")], [rule(1)]).now).toEqual([rule(1)]);
});
