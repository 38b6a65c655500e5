import { expect, test } from "vitest";
import { clusterDump } from "../../e2e/dump";
import { createManifestCache } from "./manifest/manifest-cache";
import { readManifest } from "./manifest/read-manifest";
import { readScenario } from "./read-scenario";
import { takeApart } from "./take-apart";

test("Secrets, ConfigMaps and Events are left out and counted; other kinds nobody knows stay", () => {
  const of = (kind: string, name: string) =>
    `apiVersion: ${kind === "Gadget" ? "example.com/v1" : "v1"}\nkind: ${kind}\nmetadata: {name: ${name}, uid: x}\ndata: {a: b}\n`;
  const text = [of("Secret", "a"), of("ConfigMap", "a"), of("Secret", "b"), of("Event", "e"), of("Gadget", "g")].join(
    "---\n",
  );
  const apart = takeApart([{ name: "dump.yaml", text }]);
  expect(apart.leftOutKinds).toEqual([
    { kind: "ConfigMap", count: 1 },
    { kind: "Event", count: 1 },
    { kind: "Secret", count: 2 },
  ]);
  expect(apart.files).toEqual([
    {
      name: "cluster.yaml",
      text: "# Cluster\napiVersion: example.com/v1\nkind: Gadget\nmetadata:\n  name: g\ndata:\n  a: b\n",
    },
  ]);
  expect(apart.cleaned).toBe(1);
});

test("namespaces and nodes come first, then namespace by namespace with kinds together", () => {
  const titles = ["Pod b/1", "EndpointSlice a/1", "Node /n", "Service b/1", "Gadget a/1", "Pod a/2", "Namespace /b"];
  const more = ["Pod a/1", "Ingress a/1", "Deployment a/1", "Service a/1", "Namespace /a", "ReplicaSet a/1"];
  const items = [...titles, ...more].map((title) => {
    const [, kind = "", namespace = "", name = ""] = /^(\w+) (\w*)\/(\w+)$/.exec(title) ?? [];
    const metadata = namespace === "" ? { name } : { name, namespace };
    return { apiVersion: VERSIONS.get(kind) ?? "v1", kind, metadata };
  });
  const cluster = clusterOf(JSON.stringify({ kind: "List", items }));
  const order = cluster.split(/^---\n/m).map((text) => {
    const [heading, kind, name] = [
      /^#.*/.exec(text)?.[0],
      /^kind: (.*)/m.exec(text)?.[1],
      /^ {2}name: (.*)/m.exec(text)?.[1],
    ];
    return `${heading === undefined ? "" : `${heading}: `}${kind} ${name?.replaceAll('"', "")}`;
  });
  expect(order).toEqual([
    "# Cluster: Namespace b",
    "Namespace a",
    "Node n",
    "# Namespace a: Deployment 1",
    "ReplicaSet 1",
    "Pod 2",
    "Pod 1",
    "Service 1",
    "Ingress 1",
    "EndpointSlice 1",
    "Gadget 1",
    "# Namespace b: Pod 1",
    "Service 1",
  ]);
});

test("a namespace's name writes no lines of its own", () => {
  const namespace = "a\nkind: Secret\u2028";
  const text = JSON.stringify({ apiVersion: "v1", kind: "Gadget", metadata: { name: "g", namespace } });
  const cluster = clusterOf(text);
  expect(cluster.split("\n")[0]).toBe('# Namespace "a\\nkind: Secret\\u2028"');
  expect(clusterOf(`${cluster}---\n${text}`).match(/^# /gm)).toHaveLength(1);
});

test("old NetworkPolicies go with the new ones, those of other groups do not", () => {
  const of = (apiVersion: string) =>
    `{"apiVersion": "${apiVersion}", "kind": "NetworkPolicy", "metadata": {"name": "np"}}`;
  const versions = ["networking.k8s.io/v1", "extensions/v1beta1", "projectcalico.org/v3"];
  const [policies, cluster] = takeApart([{ name: "dump.json", text: versions.map(of).join("\n") }]).files;
  expect(policies?.text.match(/apiVersion: (.*)/g)).toEqual([
    "apiVersion: networking.k8s.io/v1",
    "apiVersion: extensions/v1beta1",
  ]);
  expect(cluster?.text.match(/apiVersion: (.*)/g)).toEqual(["apiVersion: projectcalico.org/v3"]);
});

test("what cannot be read stands unchanged at the end, and why", () => {
  const text = `kind: Pod
metadata: {name: [unclosed
---
apiVersion: v1
kind: Namespace
metadata: {name: a, uid: x}
---
# only words
hello: world
---
{"apiVersion": "v1", "kind": "Pod", "kind": "Pod"}
`;
  const apart = takeApart([{ name: "dump.yaml", text }]);
  expect(apart.unreadable.map(({ document }) => document)).toEqual([
    "document 1 of dump.yaml",
    "document 3 of dump.yaml",
    "document 4 of dump.yaml",
  ]);
  expect(apart.unreadable.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/never closed|unclosed|bracket/),
    "the object has no kind, so nobody can tell what it is",
    "the field “kind” stands twice here; keep one of the two",
  ]);
  expect(apart.files[0]?.text).toBe(`# Cluster
apiVersion: v1
kind: Namespace
metadata:
  name: a
---
# Could not be read
---
kind: Pod
metadata: {name: [unclosed
---
# only words
hello: world
---
{"apiVersion": "v1", "kind": "Pod", "kind": "Pod"}
`);
  expect(takeApart(apart.files).files).toEqual(apart.files);
});

test("a broken item of a list is kept by itself", () => {
  const list =
    "kind: List\nitems:\n- kind: Pod\n  metadata: {name: [\n- apiVersion: v1\n  kind: Namespace\n  metadata:\n    name: a\n";
  const apart = takeApart([{ name: "dump.yaml", text: list }]);
  expect(apart.unreadable).toMatchObject([{ document: "document 1 of dump.yaml, items[0]" }]);
  expect(apart.files[0]?.text).toBe(
    "# Cluster\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n---\n# Could not be read\n---\nkind: Pod\nmetadata: {name: [",
  );
});

test("JSON that breaks off, and a list that has its items twice, are kept in one piece", () => {
  const namespace = '{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}}';
  const json = `${namespace}\n{"apiVersion": "v1", "kind": "Po`;
  const list = "kind: List\nitems: []\nitems:\n- {apiVersion: v1, kind: Pod}\n";
  for (const text of [json, list]) {
    const apart = takeApart([
      { name: "a.json", text: namespace },
      { name: "b.json", text },
    ]);
    expect(apart.unreadable).toMatchObject([{ document: "document 1 of b.json" }]);
    expect(apart.files[0]?.text).toBe(
      `# Cluster\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n---\n# Could not be read\n---\n${text}`,
    );
  }
});

test("a document with a directive that cannot be read can be told apart again", () => {
  const text = "kind: Pod\nmetadata: {name: p, uid: x}\n...\n%YAML 1.1\n---\nkind: [\n";
  const apart = takeApart([{ name: "dump.yaml", text }]);
  expect(apart.files[0]?.text).toContain("---\n# Could not be read\n...\n%YAML 1.1\n---\nkind: [\n");
  expect(apart.unreadable).toHaveLength(1);
  expect(takeApart(apart.files).files).toEqual(apart.files);
});

test("what was written by hand is given back untouched", () => {
  const files = [
    { name: "b.yaml", text: "kind: Pod\r\nmetadata: {name: p, creationTimestamp: null}\r\nstatus: {}\r\n" },
    { name: "a.yaml", text: "kind: Secret\nmetadata: {name: s}\n" },
  ];
  expect(takeApart(files)).toEqual({
    kind: "manifests",
    files,
    leftOutKinds: [],
    unreadable: [],
    cleaned: 0,
    remarks: [],
    onlyExpectations: false,
  });
  const broken = [{ name: "a.yaml", text: "kind: NetworkPolicy\nspec: [\n" }];
  expect(takeApart(broken)).toMatchObject({
    kind: "manifests",
    files: broken,
    unreadable: [{ document: "document 1 of a.yaml" }],
  });
});

test("what was pasted by hand is named after what it holds", () => {
  const named = (text: string) => takeApart([{ name: "pasted.yaml", text }]).files;
  const policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: np}\n";
  const pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n";
  expect(named(policy)).toEqual([{ name: "policies.yaml", text: policy }]);
  expect(named(pod)).toEqual([{ name: "cluster.yaml", text: pod }]);
  expect(named(`${policy}---\n${pod}`)).toEqual([{ name: "manifests.yaml", text: `${policy}---\n${pod}` }]);
});

test("a text without an object is nothing", () => {
  for (const text of ["", "# a comment\n", "dear all\n", "---\n---\n", "replicas: 3\n"]) {
    expect(takeApart([{ name: "a.yaml", text }]).kind, text).toBe("nothing");
  }
});

test("a dump of 150 pods loses half of its text and nothing that is evaluated", () => {
  const text = clusterDump();
  const apart = takeApart([{ name: "dump.yaml", text }]);
  expect(apart.files.map(({ name }) => name)).toEqual(["policies.yaml", "cluster.yaml"]);
  expect(apart).toMatchObject({ kind: "dump", cleaned: 372, unreadable: [] });
  expect(apart.files.reduce((length, file) => length + file.text.length, 0)).toBeLessThan(text.length * 0.6);
  const { objects } = readScenario(apart.files);
  expect(objects).toHaveLength(372);
  expect(readScenario([{ name: "dump.yaml", text }]).objects).toHaveLength(372);
});

test("5 MB are taken apart in hardly more time than reading them takes, with progress on the way", {
  timeout: 60_000,
}, () => {
  const one = clusterDump();
  // Other versions, so that no object is read once for all.
  const copies = Array.from({ length: 13 }, (_, copy) => one.replaceAll('resourceVersion: "', `$&${copy}-`));
  const text = copies.join("---\n");
  expect(text.length).toBeGreaterThan(5_000_000);
  const objects = 372 * 13;
  let beats = 0;
  const begin = performance.now();
  readManifest("dump.yaml", text, createManifestCache());
  const read = performance.now();
  const apart = takeApart([{ name: "dump.yaml", text }], () => beats++);
  expect(performance.now() - read).toBeLessThan(5 * (read - begin));
  expect(apart.cleaned).toBe(objects);
  expect(beats).toBeGreaterThanOrEqual(14 + Math.floor(objects / 256));
});

const VERSIONS: ReadonlyMap<string, string> = new Map([
  ["Deployment", "apps/v1"],
  ["ReplicaSet", "apps/v1"],
  ["Ingress", "networking.k8s.io/v1"],
  ["EndpointSlice", "discovery.k8s.io/v1"],
  ["Gadget", "example.com/v1"],
]);

function clusterOf(text: string): string {
  const [only, ...more] = takeApart([{ name: "dump.yaml", text }]).files;
  expect(more).toEqual([]);
  expect(only?.name).toBe("cluster.yaml");
  return only?.text ?? "";
}

test("what is to be known of the text of a dump is kept where what became of it does not show it", () => {
  const half = '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a","annotations":{"x":"\\ud800"}}}';
  const pod = (name: string) => `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"${name}","labels":{"on":"no"}}}`;
  const { remarks } = takeApart([{ name: "a.json", text: `${pod("a")}\n${half}\n` }]);
  expect(remarks.map(({ line, message }) => `${line}: ${message.slice(0, 30)}`)).toEqual(
    ["2: another JSON text begins here:", "2: an escape here (\\ud800 to \\udf"].map((each) => each.slice(0, 33)),
  );
});
