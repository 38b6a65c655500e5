import { expect, test } from "vitest";
import { readScenario } from "./read-scenario";

const pod = (name: string, more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app${more}}\nspec: {containers: [{name: c, image: x}]}\n`;
const policy = (name: string, spec = "podSelector: {}") =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: app}\nspec: {${spec}}\n`;

function read(...files: readonly string[]) {
  return readScenario(files.map((text, i) => ({ name: `${"abc"[i]}.yaml`, text })));
}

test("objects of several documents and files are read in the order of files and text", () => {
  const { objects } = read(`${pod("p1")}---\n${policy("n1")}`, pod("p2"));
  expect(objects.map(({ kind, name, origin }) => [kind, name, origin.file])).toEqual([
    ["Pod", "p1", "a.yaml"],
    ["NetworkPolicy", "n1", "a.yaml"],
    ["Pod", "p2", "b.yaml"],
  ]);
});

test("a List with one broken item keeps the other items, and says which was left out and where", () => {
  const text = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: good, namespace: app}
  spec: {containers: [{name: c, image: x}]}
- apiVersion: v1
  kind: Pod
  metadata: {name: Bad_Name, namespace: app}
  spec: {containers: [{name: c, image: x}]}
- apiVersion: v1
  kind: Pod
  metadata: {name: fine, namespace: app}
  spec: {containers: [{name: c, image: x}]}
`;
  const { cluster, leftOut, diagnostics } = read(text);
  expect([...cluster.pods.keys()]).toEqual(["app/good", "app/fine"]);
  expect(leftOut.map(({ object, line }) => [object, line])).toEqual([["v1/Pod/app/Bad_Name", 8]]);
  const [error] = diagnostics.filter(({ severity }) => severity === "error");
  expect(error).toMatchObject({
    type: "Invalid",
    field: "metadata.name",
    line: 10,
    column: 20,
    endLine: 10,
    endColumn: 28,
  });
  expect(text.slice(error?.place.from, error?.place.to)).toBe("Bad_Name");
});

test("a document that is no YAML leaves out itself and nothing else", () => {
  const { cluster, leftOut, diagnostics } = read(`${pod("one")}---\nkind: [Pod\n---\n${pod("two")}`);
  expect([...cluster.pods.keys()]).toEqual(["app/one", "app/two"]);
  expect(leftOut.map(({ object }) => object)).toEqual(["document 2 of a.yaml"]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).not.toEqual([]);
});

test("an object without kind is called by its document, and of a List by its item", () => {
  expect(read(`${pod("p")}---\napiVersion: v1\n`).leftOut.map(({ object }) => object)).toEqual([
    "document 2 of a.yaml",
  ]);
  const list =
    "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Namespace, metadata: {name: a}}\n- {apiVersion: v1}\n";
  expect(read(list).leftOut.map(({ object }) => object)).toEqual(["document 1 of a.yaml, items[1]"]);
});

test("an object is told once that it has no kind, or that its kind is no text", () => {
  const types = (text: string) => read(text).diagnostics.map(({ type, field }) => `${type} ${field}`);
  expect(types("apiVersion: v1\nmetadata: {name: a}\n")).toEqual(["MissingKind "]);
  expect(types("kind: Pod\nmetadata: {name: a}\n")).toEqual(["MissingVersion "]);
  expect(types("apiVersion: v1\nkind: 7\n")).toEqual(["DecodeError "]);
});

test("a name that is missing is Required, one that is no text has the wrong type and nothing else", () => {
  const types = (metadata: string) =>
    read(`apiVersion: v1\nkind: Namespace\n${metadata}\n`).diagnostics.map(({ type, field }) => `${type} ${field}`);
  expect(types("")).toEqual(["Required metadata.name"]);
  expect(types("metadata: {}")).toEqual(["Required metadata.name"]);
  expect(types("metadata: {name: ''}")).toEqual(["Required metadata.name"]);
  expect(types("metadata: {name: 7}")).toEqual(["TypeInvalid metadata.name"]);
  expect(types("metadata: {generateName: web-}")).toEqual([]);
});

test("of objects with the same kind, namespace and name the last counts, and the others are said to be replaced", () => {
  const { policies, leftOut, diagnostics } = read(
    policy("p", "podSelector: {matchLabels: {first: really}}"),
    `${pod("x")}---\n${policy("p")}`,
  );
  expect(policies.map(({ podSelector }) => podSelector.requirements)).toEqual([[]]);
  expect(leftOut).toMatchObject([
    { object: "networking.k8s.io/v1/NetworkPolicy/app/p", line: 1, place: { file: "a.yaml" } },
  ]);
  expect(leftOut[0]?.reason).toContain("b.yaml, line 6");
  expect(diagnostics.find(({ code }) => code === "object-duplicate")).toMatchObject({ severity: "warning", line: 3 });
});

test("objects of the same name in two namespaces, or of two kinds, do not replace each other", () => {
  const elsewhere = pod("p").replace("namespace: app", "namespace: else");
  expect(read(pod("p"), elsewhere, policy("p")).leftOut).toEqual([]);
});

test("a broken object does not replace a sound one of its name", () => {
  const { policies, leftOut } = read(policy("p"), policy("p", "podSelector: []"));
  expect(policies).toHaveLength(1);
  expect(leftOut).toMatchObject([{ place: { file: "b.yaml" } }]);
});

test("kinds that say nothing about connections are counted, not reported", () => {
  const other = (kind: string, name: string) => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}}\ndata: {}\n`;
  const { ignoredKinds, leftOut, diagnostics } = read(
    [other("Secret", "a"), other("ConfigMap", "b"), other("Secret", "c")].join("---\n"),
  );
  expect(ignoredKinds).toEqual([
    { kind: "ConfigMap", count: 1 },
    { kind: "Secret", count: 2 },
  ]);
  expect(leftOut).toEqual([]);
  expect(diagnostics).toEqual([]);
});

test("objects that name no namespace are in the default one", () => {
  const text = pod("p").replace(", namespace: app", "");
  const podIds = (defaultNamespace?: string) => [
    ...readScenario(
      [{ name: "a.yaml", text }],
      defaultNamespace === undefined ? {} : { defaultNamespace },
    ).cluster.pods.keys(),
  ];
  expect(podIds()).toEqual(["default/p"]);
  expect(podIds("team-a")).toEqual(["team-a/p"]);
});

test("findings are in the order of files and text, with lines counted over CRLF too", () => {
  const broken = `${policy("one", "podSelector: [], egress: 7")}---\n${policy("two", "policyTypes: x")}`.replaceAll(
    "\n",
    "\r\n",
  );
  const { diagnostics } = read(pod("p"), broken);
  expect(
    diagnostics.filter(({ severity }) => severity === "error").map(({ field, line, column }) => [field, line, column]),
  ).toEqual([
    ["spec.podSelector", 4, 21],
    ["spec.egress", 4, 33],
    ["spec.policyTypes", 9, 21],
  ]);
});

test("every diagnostic names its object as the server does", () => {
  const { diagnostics } = read(`${pod("p")}status: {phase: Failed}\n---\n${policy("web", "podSelector: []")}`);
  expect(diagnostics.map(({ code, object }) => `${code} ${object}`)).toEqual([
    "namespace-implied v1/Pod/app/p",
    "pod-excluded v1/Pod/app/p",
    "field-type networking.k8s.io/v1/NetworkPolicy/app/web",
  ]);
});

test("an empty text has nothing in it and nothing wrong with it", () => {
  for (const text of ["", "\n", "---\n", "# only a comment\n", "null\n"]) {
    expect(read(text)).toMatchObject({ objects: [], leftOut: [], diagnostics: [] });
  }
});
