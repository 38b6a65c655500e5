import { expect, test } from "vitest";
import type { AnalyzeOptions } from "./analysis";
import type { EditChange } from "./insight/verdict-record";
import { createSession } from "./session";

const OPTIONS: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "shop" };
const CONTAINERS = "containers: [{name: c, image: x, ports: [{containerPort: 80}]}]";
const NONE = { opened: 0, closed: 0, changed: 0, connections: [] };

const pod = (name: string, labels = "app: api", namespace = "shop", owner = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}${owner}}\nspec: {${CONTAINERS}}\n`;
const owned = (name: string, owner: string, labels = "app: api") =>
  pod(
    name,
    labels,
    "shop",
    `, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: ${owner}, uid: u, controller: true}]`,
  );
const deployment = (name: string, labels = "app: api", namespace = "shop", replicas = 2) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {replicas: ${replicas}, selector: {matchLabels: {${labels}}}, template: {metadata: {labels: {${labels}}}, spec: {${CONTAINERS}}}}\n`;
const namespace = (name: string) => `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n`;
const policy = (spec: string, home = "shop") =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: ${home}}\nspec: {${spec}}\n`;
const WEB = pod("web", "app: web");

type Files = Readonly<Record<string, readonly string[]>>;

/** What the session says of each text; every one is an intent of its own unless `intents` says which. */
function changesOf(texts: readonly (readonly string[] | Files)[], intents?: readonly string[]) {
  const session = createSession();
  return texts.map((text, i): EditChange | null => {
    const files = Array.isArray(text) ? { "all.yaml": text } : text;
    return session.analyze(
      Object.entries(files).map(([name, documents]) => ({ name, text: documents.join("---\n") })),
      OPTIONS,
      undefined,
      { scenario: "s", intent: intents?.[i] ?? `${i}` },
    ).change;
  });
}

/** What one edit gave another name, as “workload shop/a > shop/b”. */
function renamedBy(before: readonly string[] | Files, after: readonly string[] | Files) {
  const [, change] = changesOf([before, after]);
  return change?.renamed?.map(({ kind, from, to }) => `${kind} ${from} > ${to}`) ?? [];
}

test("a workload with another name is told as such, and so is the undo of it", () => {
  const [before, after] = [
    [WEB, deployment("api"), policy("podSelector: {matchLabels: {app: api}}")],
    [WEB, deployment("backend"), policy("podSelector: {matchLabels: {app: api}}")],
  ];
  const [, renamed, undone] = changesOf([before, after, before]);
  const one = (from: string, to: string) => ({ kind: "workload", from, to, workloads: [[from, to]] });
  expect(renamed).toEqual({ ...NONE, renamed: [one("shop/api", "shop/backend")] });
  expect(undone).toEqual({ ...NONE, renamed: [one("shop/backend", "shop/api")] });
});

test("what is renamed is compared with what it was under its old name", () => {
  const [, change] = changesOf([
    [WEB, deployment("api")],
    [WEB, deployment("backend"), policy("podSelector: {matchLabels: {app: api}}")],
  ]);
  expect(change).toEqual(expect.objectContaining({ connections: [] }));
  expect(change?.renamed).toBeUndefined();
  const together: Files = { "a.yaml": [WEB, deployment("api")], "b.yaml": [policy("podSelector: {}, ingress: [{}]")] };
  const shut: Files = { "a.yaml": [WEB, deployment("backend")], "b.yaml": [policy("podSelector: {}")] };
  const [, closed] = changesOf([together, shut]);
  expect(closed?.renamed).toHaveLength(1);
  expect(closed?.connections.map(({ words }) => words)).toContain("web → backend TCP 80 closed");
});

test("a pod that is a workload by itself, and one of several, are told once each", () => {
  expect(renamedBy([WEB, pod("db", "app: db")], [WEB, pod("store", "app: db")])).toEqual([
    "workload shop/db > shop/store",
  ]);
  expect(renamedBy([WEB, pod("api-1"), pod("api-2")], [WEB, pod("api-1"), pod("api-3")])).toEqual([
    "pod shop/api-2 > shop/api-3",
  ]);
  expect(renamedBy([WEB, pod("api-1"), pod("api-2")], [WEB, pod("api-1"), pod("cache")])).toEqual([
    "pod shop/api-2 > shop/cache",
    "workload shop/api > shop/api-1",
  ]);
});

test("pods that follow the name of their workload are told with it", () => {
  const replicas = (name: string) => [
    WEB,
    ...[1, 2].map((i) => owned(`${name}-1a2b-${i}`, `${name}-1a2b`, "app: api, pod-template-hash: 1a2b")),
  ];
  expect(renamedBy(replicas("api"), replicas("backend"))).toEqual(["workload shop/api > shop/backend"]);
});

test("a namespace with another name is told once, with all that runs in it", () => {
  const world = (home: string) => [
    namespace(home),
    namespace("other"),
    pod("far", "app: far", "other"),
    deployment("api", "app: api", home),
    deployment("web", "app: web", home),
    deployment("idle", "app: idle", home, 0),
    policy("podSelector: {}, ingress: [{from: [{podSelector: {}}]}]", home),
  ];
  const [, change] = changesOf([world("shop"), world("store")]);
  expect(change).toEqual({
    ...NONE,
    renamed: [
      {
        kind: "namespace",
        from: "shop",
        to: "store",
        workloads: [
          ["shop/api", "store/api"],
          ["shop/web", "store/web"],
          ["shop/idle", "store/idle"],
        ],
      },
    ],
  });
  expect(renamedBy(world("shop").slice(1), world("store").slice(1))).toEqual(["namespace shop > store"]);
});

test("a namespace that keeps something is no other one: what left it is told by itself", () => {
  const before = [namespace("shop"), namespace("store"), pod("a", "app: a"), pod("b", "app: b")];
  const after = [namespace("shop"), namespace("store"), pod("a", "app: a", "store"), pod("b", "app: b")];
  expect(renamedBy(before, after)).toEqual(["workload shop/a > store/a"]);
});

test("a rule that meant the old name of a namespace closes what it admitted, under the new one", () => {
  const world = (home: string) => [
    pod("far", "app: far", home),
    deployment("api"),
    policy(
      "podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: a}}}]}]",
    ),
  ];
  const [, change] = changesOf([world("a"), world("b")]);
  expect(change?.renamed).toHaveLength(1);
  expect(change?.connections.map(({ words }) => words)).toContain("b/far → shop/api TCP 80 closed");
});

test("where some pods of a workload are open, others under new names are not told to be", () => {
  const world = (name: string) => [
    WEB,
    owned(`${name}-1`, name),
    owned(`${name}-2`, name, "app: api, canary: x"),
    policy("podSelector: {matchLabels: {canary: x}}"),
  ];
  const unsure = { ...NONE, renamed: [{ to: "shop/backend" }], mayHaveMoved: true };
  expect(changesOf([world("api"), world("backend")])[1]).toMatchObject(unsure);
  // The same pods under the name that they had: that others are open is seen, as before.
  const other = [
    WEB,
    owned("api-1", "api", "app: api, canary: x"),
    owned("api-2", "api"),
    policy("podSelector: {matchLabels: {canary: x}}"),
  ];
  expect(changesOf([world("api"), other])[1]?.changed).toBeGreaterThan(0);
});

test("the letters of a new name are one intent: a name that is gone for a moment makes no difference", () => {
  const texts = ["api", '""', "b", "backend"].map((name) => [WEB, deployment(name)]);
  const told = changesOf(texts, ["0", "1", "1", "1"]).map((change) => change?.renamed?.map(({ to }) => to) ?? []);
  expect(told).toEqual([[], [], ["shop/b"], ["shop/backend"]]);
});

test.each<[string, readonly string[] | Files, readonly string[] | Files]>([
  [
    "one goes and another comes elsewhere",
    [WEB, pod("a", "app: x"), pod("b", "app: b")],
    [WEB, pod("b", "app: b"), pod("c", "app: x")],
  ],
  ["the text of another stands in its place", [WEB, deployment("api")], [WEB, deployment("backend", "app: backend")]],
  ["it has another kind", [WEB, deployment("api")], [WEB, deployment("backend").replace("Deployment", "ReplicaSet")]],
  ["something came as well", [WEB, deployment("api")], [WEB, deployment("backend"), pod("new", "app: new")]],
  ["the two names are exchanged", [pod("a", "app: a"), pod("b", "app: b")], [pod("b", "app: a"), pod("a", "app: b")]],
  [
    "it stands in another file",
    { "a.yaml": [WEB, deployment("api")], "b.yaml": [] },
    { "a.yaml": [WEB], "b.yaml": [deployment("backend")] },
  ],
  ["the new name was another's", [pod("a", "app: a"), pod("b", "app: b")], [pod("b", "app: a")]],
])("where it is not certain nothing is renamed: %s", (_, before, after) => {
  expect(renamedBy(before, after)).toEqual([]);
});
