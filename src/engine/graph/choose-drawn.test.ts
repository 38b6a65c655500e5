import { expect, test } from "vitest";
import { takePicture } from "../insight/picture";
import type { PicturePair } from "../insight/picture-pair";
import { evaluate } from "../policy/evaluate";
import type { Profile } from "../policy/profile";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { finish } from "../steps";
import { type Choice, chooseDrawn } from "./choose-drawn";

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}\n`;
const policy = (name: string, subject: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: app}\nspec: {podSelector: {${subject}}, ${spec}}\n`;
const only = (app: string) => `matchLabels: {app: ${app}}`;
const peer = (app: string) => `{podSelector: {${only(app)}}}`;
const pods = (count: number) => Array.from({ length: count }, (_, i) => pod(`p${i}`));
const DENY_ALL = policy("deny-all", "", "policyTypes: [Ingress, Egress]");
const NONE = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };

const lineOf = ({ source, target, state }: PicturePair) => `${source.id}→${target.id} ${state}`;

function choose(...documents: readonly string[]) {
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const everything = { drawAll: false, passes: () => true, watch: null };
  const { drawn, notDrawn } = finish(chooseDrawn(takePicture(evaluation, []).pairs(), 0, everything, lineOf));
  return { drawn, notDrawn };
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

function chooseWith(choice: Partial<Choice>, profile: Profile, ...documents: readonly string[]) {
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const evaluation = evaluate(cluster, policies, profile);
  const whole = { drawAll: false, passes: () => true, watch: null, ...choice };
  return finish(chooseDrawn(takePicture(evaluation, []).pairs(), 0, whole, lineOf));
}

test("where all are wished for, all that pass the filter are drawn", () => {
  const passes = ({ source }: PicturePair) => source.kind === "workload";
  const { drawn, notDrawn, filteredOut } = chooseWith({ drawAll: true, passes }, KUBERNETES_PROFILE, ...pods(8));
  expect(drawn).toHaveLength(8 * 7 + 8);
  expect(notDrawn).toEqual(NONE);
  expect(filteredOut).toBe(8);
});

test("few enough to be all drawn are counted behind the filter", () => {
  const passes = ({ source, target }: PicturePair) => source.id === "app/p0" || target.id === "app/p0";
  const { drawn, filteredOut } = chooseWith({ passes }, KUBERNETES_PROFILE, ...pods(8), DENY_ALL);
  expect(drawn).toHaveLength(2 * 7 + 2);
  expect(filteredOut).toBe(8 * 7 + 16 - 16);
});

test("what an edit changed is drawn though nothing else asks for it, and only that is said to be drawn for it", () => {
  const out = policy("out", only("p0"), `policyTypes: [Egress], egress: [{to: [${peer("p1")}]}]`);
  const watch = { note: ({ source }: PicturePair) => source.id === "app/p0" };
  const { drawn, drawnForChange, notDrawn } = chooseWith({ watch }, KUBERNETES_PROFILE, ...pods(6), DENY_ALL, out);
  expect(drawn).toHaveLength(6);
  expect(drawnForChange).toHaveLength(5);
  expect(drawnForChange).not.toContain("app/p0→app/p1 denied");
  expect(notDrawn).toEqual({ ...NONE, denied: 42 - 6 });
});

test("an edit of everything does not draw everything", () => {
  const { drawn, drawnForChange, notDrawn } = chooseWith(
    { watch: { note: () => true } },
    KUBERNETES_PROFILE,
    ...pods(20),
    DENY_ALL,
  );
  expect(drawn).toHaveLength(200);
  expect(drawnForChange).toEqual(drawn);
  expect(notDrawn).toEqual({ ...NONE, denied: 20 * 19 + 40 - 200 });
});

const deployment = (name: string, replicas: number) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: app}\nspec: {replicas: ${replicas}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: x, ports: [{containerPort: 80}, {containerPort: 81}]}]}}}\n`;

test("of more than 30 those that a rule lets through in part, or for some pods, or perhaps, are drawn", () => {
  const inPart = policy("part", only("p0"), `ingress: [{from: [${peer("p1")}], ports: [{port: 80}]}]`);
  const forSome = policy(
    "some",
    "matchExpressions: [{key: nr, operator: In, values: ['1']}]",
    `ingress: [{from: [${peer("p1")}]}]`,
  );
  const perhaps = policy("perhaps", only("p2"), `ingress: [{from: [${peer("p3")}], ports: [{port: 79, endPort: 81}]}]`);
  const member = (i: number) =>
    pod(`db-${i}`).replace(
      `{app: db-${i}}`,
      `{app: db, nr: '${i}'}, ownerReferences: [{apiVersion: apps/v1, uid: u, kind: StatefulSet, name: db, controller: true}]`,
    );
  const others = [deployment("p0", 1), member(0), member(1), inPart, forSome, perhaps];
  const { drawn } = chooseWith({}, { ...KUBERNETES_PROFILE, endPort: "depends" }, ...pods(6).slice(1), ...others);
  expect(drawn).toContain("app/p1→app/p0 partly");
  expect(drawn).toContain("app/p3→app/p2 depends");
  expect(drawn).not.toContain("app/p2→app/p0 denied");
  expect(drawn.filter((line) => line.includes("→app/db "))).toEqual(["app/p1→app/db allowed"]);
  const toSome = policy(
    "to-some",
    only("p4"),
    "policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {nr: '0'}}}]}]",
  );
  const { drawn: more } = chooseWith({}, KUBERNETES_PROFILE, ...pods(6), member(0), member(1), toSome);
  expect(more).toEqual(["app/p4→app/db mixed"]);
});

test("a rule without peers makes no line between two pods, and the loop of replicas follows the same rules", () => {
  const all = policy("all", "", "ingress: [{ports: [{port: 80}, {port: 81}]}]");
  const { drawn, notDrawn } = choose(...pods(6), deployment("web", 2), all);
  expect(drawn.filter((line) => !line.startsWith("anyone→"))).toEqual([]);
  expect(notDrawn.allowed).toBe(6 * 5 + 12 + 1);
  const own = policy("own", only("web"), `ingress: [{from: [${peer("web")}]}]`);
  expect(choose(...pods(6), deployment("web", 2), own).drawn).toContain("app/web→app/web allowed");
});
