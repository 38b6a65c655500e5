import { expect, test } from "vitest";
import { takePicture } from "../insight/picture";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { chooseDrawn } from "./choose-drawn";

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app, labels: {app: ${name}}}\nspec: {containers: [{name: c, ports: [{containerPort: 80}]}]}\n`;
const policy = (name: string, subject: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: app}\nspec: {podSelector: {${subject}}, ${spec}}\n`;
const only = (app: string) => `matchLabels: {app: ${app}}`;
const peer = (app: string) => `{podSelector: {${only(app)}}}`;
const pods = (count: number) => Array.from({ length: count }, (_, i) => pod(`p${i}`));
const DENY_ALL = policy("deny-all", "", "policyTypes: [Ingress, Egress]");
const NONE = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };

function choose(...documents: readonly string[]) {
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const { drawn, notDrawn } = chooseDrawn(evaluation, takePicture(evaluation, []).pairs());
  return { drawn: drawn.map(({ source, target, state }) => `${source.id}→${target.id} ${state}`), notDrawn };
}

test("up to 30 edges all are drawn, open and denied ones too", () => {
  // five pods among each other and with anyone, both ways: 20 + 10
  const { drawn, notDrawn } = choose(...pods(5));
  expect(drawn).toHaveLength(30);
  expect(notDrawn).toEqual(NONE);
  expect(choose(...pods(5), DENY_ALL).drawn.filter((edge) => edge.endsWith("denied"))).toHaveLength(30);
});

test("of more than 30 the open ones are counted and not drawn", () => {
  // six pods: 30 + 12
  expect(choose(...pods(6))).toEqual({ drawn: [], notDrawn: { ...NONE, open: 42 } });
});

test("of more than 30 the denied ones that nobody lets through are counted and not drawn", () => {
  expect(choose(...pods(6), DENY_ALL)).toEqual({ drawn: [], notDrawn: { ...NONE, denied: 42 } });
});

test("allowed edges that a rule names are drawn", () => {
  const out = policy("out", only("p0"), `policyTypes: [Egress], egress: [{to: [${peer("p1")}]}]`);
  const into = policy("into", only("p1"), `ingress: [{from: [${peer("p0")}]}]`);
  expect(choose(...pods(6), DENY_ALL, out, into)).toEqual({
    drawn: ["app/p0→app/p1 allowed"],
    notDrawn: { ...NONE, denied: 41 },
  });
});

test("denied edges that one side lets through by name and the other drops are drawn", () => {
  const out = policy("out", only("p0"), `policyTypes: [Egress], egress: [{to: [${peer("p1")}]}]`);
  expect(choose(...pods(6), DENY_ALL, out).drawn).toEqual(["app/p0→app/p1 denied"]);
});

test("a rule without peers is one edge with anyone, not one for every pod", () => {
  const into = policy("into", only("p0"), "policyTypes: [Ingress], ingress: [{ports: [{port: 80}]}]");
  const { drawn, notDrawn } = choose(...pods(6), into);
  expect(drawn).toEqual(["anyone→app/p0 allowed"]);
  expect(notDrawn).toEqual({ ...NONE, allowed: 5, open: 36 });
});

test("edges with a range that a rule names are drawn", () => {
  const block = policy("b", only("p0"), "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.0.2.0/24}}]}]");
  expect(choose(...pods(6), block).drawn).toEqual(["app/p0→range 192.0.2.0 allowed"]);
});

test("every pair is either drawn or counted", () => {
  const out = policy("out", only("p0"), `policyTypes: [Egress], egress: [{to: [${peer("p1")}]}]`);
  for (const documents of [pods(5), pods(8), [...pods(8), DENY_ALL, out]]) {
    const count = documents.filter((text) => text.includes("kind: Pod")).length;
    const { drawn, notDrawn } = choose(...documents);
    const counted = Object.values(notDrawn).reduce((sum, each) => sum + each, 0);
    expect(drawn.length + counted).toBe(count * (count - 1) + 2 * count);
  }
});
