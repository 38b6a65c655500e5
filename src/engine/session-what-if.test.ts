import { expect, test } from "vitest";
import type { Analysis } from "./analysis";
import type { Off } from "./insight/what-if/off";
import { createSession } from "./session";

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}\n`;
const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress:
  - from: [{podSelector: {matchLabels: {app: web}}}]
  - from: [{podSelector: {matchLabels: {app: job}}}]
`;
const expectation = `apiVersion: sallyport.dev/v1
kind: Expectation
metadata: {name: e, namespace: shop}
spec: {from: web, to: db, ports: [{port: 80}], expect: Allowed}
`;
const files = [{ name: "a.yaml", text: [pod("web"), pod("job"), pod("db"), policy, expectation].join("---\n") }];
const options = { profile: "kubernetes", defaultNamespace: "default" } as const;

function opened() {
  const session = createSession();
  const analyze = (off: readonly Off[], intent = "1"): Analysis =>
    session.analyze(files, { ...options, off }, undefined, { scenario: "s", intent });
  return { session, analyze, written: analyze([]) };
}

const firstRule: Off = { kind: "rule", policy: "shop/db", direction: "ingress", index: 0 };
const stateOf = ({ graph }: Analysis, id: string) => graph.edges.find((edge) => edge.id === id)?.state;

test("without its only matching rule a pod is still isolated, and the other rule keeps its number", () => {
  const { session, analyze, written } = opened();
  expect(stateOf(written, "shop/web→shop/db")).toBe("allowed");
  const now = analyze([firstRule]);
  expect(stateOf(now, "shop/web→shop/db")).toBe("denied");
  expect(stateOf(now, "shop/job→shop/db")).toBe("allowed");
  expect(now.whatIf?.closed.lines).toEqual([{ source: "shop/web", target: "shop/db", ports: "all ports" }]);
  expect(now.whatIf?.opened.count).toBe(0);
  const rules = session.explainEdge("shop/job→shop/db")?.ingress.rules ?? [];
  expect(rules.map(({ index }) => index)).toEqual([1]);
  expect(analyze([]).whatIf).toBeUndefined();
});

test("what is said of the text stays true: problems, policies, counts and expectations", () => {
  const { analyze, written } = opened();
  const now = analyze([{ kind: "policy", policy: "shop/db" }, firstRule]);
  expect(now.policies).toEqual(written.policies);
  expect(now.counts).toEqual(written.counts);
  expect(now.diagnostics).toEqual(written.diagnostics);
  expect(now.expectations).toEqual(written.expectations);
  expect(now.whatIf?.broken).toBe(0);
  expect(analyze([firstRule]).whatIf?.broken).toBe(1);
});

test("what is gone, and what every namespace has, is ignored and said", () => {
  const { analyze } = opened();
  const key = "kubernetes.io/metadata.name";
  const { whatIf, change } = analyze([
    { kind: "policy", policy: "shop/gone" },
    { ...firstRule, index: 7 },
    { kind: "label", target: { kind: "namespace", id: "shop" }, key },
    { kind: "label", target: { kind: "pod", id: "shop/web" }, key: "nothing" },
  ]);
  expect(whatIf?.items.map(({ ignored }) => ignored)).toEqual([
    "it is not in the text any more",
    "it is not in the text any more",
    "every namespace has this label: the API server sets it",
    "it is not in the text any more",
  ]);
  expect(change?.connections).toEqual([]);
});

test("without a label pods are no longer selected, and stay the workload that they are", () => {
  const { analyze, written } = opened();
  const now = analyze([{ kind: "label", target: { kind: "workload", id: "shop/db" }, key: "app" }]);
  expect(now.graph.nodes.map(({ id }) => id)).toEqual(written.graph.nodes.map(({ id }) => id));
  expect(now.graph.nodes.find(({ id }) => id === "shop/db")).toMatchObject({ ingress: "open" });
  expect(now.whatIf?.closed.count).toBe(0);
  expect(now.whatIf?.opened.count).toBeGreaterThan(0);
});

test("an edit is planned on the text as it is written, and what an edit did is compared with it", () => {
  const { session, analyze } = opened();
  const off: Off = { kind: "policy", policy: "shop/db" };
  analyze([off]);
  const wish = { kind: "delete", targets: [{ kind: "policy", id: "shop/db" }] } as const;
  const plan = session.previewEdit(wish, { ...options, off: [off] });
  expect(plan).toMatchObject({ kind: "planned" });
  const opens = plan.kind === "planned" ? plan.effects.opened : null;
  expect(opens).toEqual(analyze([off]).whatIf?.opened);
  const edited = [{ name: "a.yaml", text: files[0]?.text.replace("app: job}}}]", "app: web}}}]") ?? "" }];
  const moment = (intent: string) => ({ scenario: "s", intent });
  session.analyze(edited, { ...options, off: [off] }, undefined, moment("2"));
  const { change } = session.analyze(edited, options, undefined, moment("2"));
  expect(change?.connections.map(({ edgeId, kind }) => `${kind} ${edgeId}`)).toEqual(["closed shop/job→shop/db"]);
});
