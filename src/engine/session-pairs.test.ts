import { expect, test } from "vitest";
import { defaultWish, everyEdge } from "./insight/picture-wish";
import { createSession, type Session } from "./session";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "x" } as const;
const pod = (name: string, more = "", spec = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: ${name}}}\nspec: {${spec}containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}\n${more}`;
const policy = (name: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: x}\nspec: {${spec}}\n`;
const ingressOf = (app: string, rules: string) => `podSelector: {matchLabels: {app: ${app}}}, ingress: [${rules}]`;

function read(...documents: readonly string[]) {
  const session = createSession();
  return { session, ...analyze(session, ...documents) };
}

function analyze(session: Session, ...documents: readonly string[]) {
  return session.analyze([{ name: "c.yaml", text: documents.join("---\n") }], OPTIONS);
}

test("a node's edges are all there, drawn or not, and each can be asked why", () => {
  const pods = Array.from({ length: 12 }, (_, i) => pod(`p${i}`));
  const { session, graph } = read(...pods, policy("close", "podSelector: {matchLabels: {app: p0}}"));
  expect(graph.edges.length).toBeLessThan(12);
  const edges = session.edgesOf("x/p1");
  expect(edges.map(({ id, state }) => `${id} ${state}`)).toContain("x/p1→x/p0 denied");
  expect(edges.map(({ id, state }) => `${id} ${state}`)).toContain("x/p2→x/p1 open");
  expect(edges).toHaveLength(2 * 11 + 2);
  expect(graph.edges.some(({ id }) => id === "x/p1→x/p0")).toBe(false);
  expect(session.explainEdge("x/p1→x/p0")).toMatchObject({ verdict: "denied", source: "x/p1", destination: "x/p0" });
  expect(session.edgesOf("x/nobody")).toEqual([]);
  expect(session.explainEdge("x/p1→x/nobody")).toBeNull();
});

test("a node has no lines that the filter hides", () => {
  const text = [pod("a"), pod("b"), pod("c"), policy("close", "podSelector: {matchLabels: {app: a}}")].join("---\n");
  const picture = { ...defaultWish, filter: { ...everyEdge, hiddenStates: ["denied" as const] } };
  const session = createSession();
  session.analyze([{ name: "c.yaml", text }], { ...OPTIONS, picture });
  expect(new Set(session.edgesOf("x/a").map(({ state }) => state))).toEqual(new Set(["open"]));
  session.analyze([{ name: "c.yaml", text }], OPTIONS);
  expect(session.edgesOf("x/a").map(({ state }) => state)).toContain("denied");
});

test("only what an edit changed is left of a node's lines where that is wished for", () => {
  const base = [pod("a"), pod("b"), pod("c")].join("---\n");
  const closed = `${base}---\n${policy("close", "podSelector: {matchLabels: {app: a}}")}`;
  const picture = { ...defaultWish, filter: { ...everyEdge, onlyChanged: true } };
  const session = createSession();
  const moment = (intent: string) => ({ scenario: "one", intent });
  session.analyze([{ name: "c.yaml", text: base }], { ...OPTIONS, picture }, undefined, moment("0"));
  session.analyze([{ name: "c.yaml", text: closed }], { ...OPTIONS, picture }, undefined, moment("1"));
  const ids = session.edgesOf("x/b").map(({ id }) => id);
  expect(ids).toEqual(["x/b→x/a"]);
});

test("a line of pods that do not agree is explained by a pair that does not connect", () => {
  const owned = (name: string, label: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: web${label}}, ownerReferences: [{apiVersion: apps/v1, uid: u, kind: ReplicaSet, name: web, controller: true}]}\nspec: {containers: [{name: c, image: x}]}\n`;
  const { session, graph } = read(
    owned("web-1", ""),
    owned("web-2", ", canary: blue"),
    pod("c"),
    policy("close", "podSelector: {matchLabels: {canary: blue}}"),
  );
  const edge = graph.edges.find(({ id }) => id === "x/c→x/web");
  expect(edge).toMatchObject({ state: "mixed", label: "1 of 2 pairs" });
  expect(session.explainEdge("x/c→x/web")).toMatchObject({
    verdict: "denied",
    destination: "x/web-2",
    oneOf: "1 of 2 pairs of pods connect; this is one that does not.",
  });
});

test("a line that only IPv4 passes is explained for IPv6", () => {
  const dual = (name: string, i: number) =>
    pod(name, `status: {podIPs: [{ip: 10.0.0.${i}}, {ip: "fd00::${i}"}], podIP: 10.0.0.${i}}\n`);
  const rule = "{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}";
  const { session, graph } = read(dual("a", 1), dual("b", 2), policy("p", ingressOf("b", rule)));
  expect(graph.edges.find(({ id }) => id === "x/a→x/b")).toMatchObject({ state: "partly", label: "IPv4 only" });
  expect(session.explainEdge("x/a→x/b")).toMatchObject({
    verdict: "denied",
    oneOf: "IPv4 gets through; this is about IPv6.",
  });
});

test("a pod that admits 0.0.0.0/0 accepts connections from anyone, and no denied line says otherwise", () => {
  const { graph, counts } = read(pod("a"), policy("p", ingressOf("a", "{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}")));
  expect(counts.openWorkloads).toBe(1);
  expect(graph.edges.filter(({ state }) => state === "denied")).toEqual([]);
  expect(read(pod("a"), policy("p", ingressOf("a", ""))).counts.openWorkloads).toBe(0);
});

test("a range keeps its id and place when a block comes before it", () => {
  const block = (name: string, cidr: string) => policy(name, ingressOf("a", `{from: [{ipBlock: {cidr: ${cidr}}}]}`));
  const { session, graph } = read(pod("a"), block("p", "192.168.1.0/24"));
  const before = graph.nodes.find(({ kind }) => kind === "range");
  const after = analyze(session, pod("a"), block("o", "10.0.0.0/8"), block("p", "192.168.1.0/24")).graph.nodes;
  expect(after.find(({ name }) => name === "192.168.1.0/24")).toEqual(before);
});

test("traffic with a pod's own node is drawn, since no policy tells of it", () => {
  const onNode = "nodeName: n1, ";
  const many = Array.from({ length: 8 }, (_, i) => pod(`p${i}`));
  const { graph } = read(
    ...many,
    pod("agent", "", `hostNetwork: true, ${onNode}`),
    pod("web", "", onNode),
    policy("close", "podSelector: {}, policyTypes: [Ingress, Egress]"),
  );
  const states = new Map(graph.edges.map(({ id, state }) => [id, state]));
  expect(states.get("x/agent→x/web")).toBe("allowed");
  expect(states.get("x/web→x/agent")).toBe("allowed");
  expect(states.has("x/agent→x/p0")).toBe(false);
});

test("a namespace may be called anyone", () => {
  const { graph } = read(pod("a").replace("namespace: x", "namespace: anyone"));
  const ids = [...graph.namespaces, ...graph.nodes].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("objects with generateName are different objects, each with a name of its own", () => {
  const generated =
    "apiVersion: v1\nkind: Pod\nmetadata: {generateName: job-, namespace: x}\nspec: {containers: [{name: c, image: x}]}\n";
  const { counts, leftOut } = read(generated, generated.replace("job-", "task-"), generated);
  expect(counts.pods).toBe(3);
  expect(leftOut).toEqual([]);
});

test("items of a typed list follow the list's kind when it is edited", () => {
  const list = (apiVersion: string) =>
    `apiVersion: ${apiVersion}\nkind: NetworkPolicyList\nitems:\n- metadata: {name: p, namespace: x}\n  spec: {podSelector: {}}\n`;
  const { session, counts } = read(pod("a"), list("v1"));
  expect(counts.policies).toBe(0);
  expect(analyze(session, pod("a"), list("networking.k8s.io/v1")).counts.policies).toBe(1);
  expect(analyze(session, pod("a"), list("v1")).counts.policies).toBe(0);
});

test("labels that no selector reads do not set replicas apart", () => {
  const replicas = Array.from({ length: 400 }, (_, i) =>
    pod(`db-${i}`, "").replace(`app: db-${i}`, `app: db, "statefulset.kubernetes.io/pod-name": db-${i}`),
  );
  const documents = [...replicas, policy("p", ingressOf("db", "{from: [{podSelector: {matchLabels: {app: db}}}]}"))];
  const started = performance.now();
  const { graph } = read(
    ...documents.map((text) =>
      text.replace(
        "metadata: {",
        "metadata: {ownerReferences: [{apiVersion: apps/v1, uid: u, kind: StatefulSet, name: db, controller: true}], ",
      ),
    ),
  );
  expect(graph.nodes.filter(({ kind }) => kind === "workload")).toHaveLength(1);
  expect(graph.edges.find(({ id }) => id === "x/db→x/db")).toMatchObject({ state: "allowed" });
  expect(performance.now() - started).toBeLessThan(10_000);
});

test("an object that cannot be read is called by what its lines say", () => {
  const broken = policy("p", "podSelector: {}").replace(
    "metadata: {name: p, namespace: x}",
    "metadata:\n  labels: a: b\n  name: guard",
  );
  expect(read(pod("a"), broken).leftOut.map(({ object }) => object)).toEqual([
    "document 2 of c.yaml (NetworkPolicy guard)",
  ]);
  expect(read(pod("a"), "x: y: z\n").leftOut.map(({ object }) => object)).toEqual(["document 2 of c.yaml"]);
});
