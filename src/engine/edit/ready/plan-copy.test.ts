import { expect, test } from "vitest";
import type { EditPreview } from "../../preview-edit";
import { createSession } from "../../session";
import { randomOf } from "../../testing/random";
import { draftsOf, type EditedFile } from "../draft-files";
import { draftPolicyId, policiesIn } from "../draft-policies";

const options = { defaultNamespace: "default", profile: "kubernetes" } as const;
const written = `# who may ask the API
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
    name: api # our name
    namespace: 'shop'
spec:
    podSelector: {matchLabels: {app: api}}
    ingress:
    - from: # inside
      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}
`;
const other = `kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: deny, namespace: ops}\nspec: {podSelector: {}}\n`;
const item = `- apiVersion: networking.k8s.io/v1\n  kind: NetworkPolicy\n  metadata:\n    name: api\n    namespace: shop # ours\n  spec: {podSelector: {}}\n`;
const listHead = "apiVersion: v1\nkind: List\nitems:\n";

function copy(files: readonly EditedFile[], policies: readonly string[], namespaces: readonly string[]): EditPreview {
  const session = createSession();
  session.analyze(files, options);
  return session.previewEdit({ kind: "copy-policies", policies, namespaces }, options);
}

const textsOf = (preview: EditPreview) => {
  if (preview.kind === "refused") throw new Error(preview.reason);
  return preview.files.map(({ text }) => text);
};

test("a copy has the text of its original, comments and all, and another namespace", () => {
  const preview = copy([{ name: "a.yaml", text: written }], ["shop/api"], ["ops"]);
  expect(textsOf(preview)).toEqual([`${written}---\n${written.replace("namespace: 'shop'", "namespace: 'ops'")}`]);
  expect(preview).toMatchObject({
    label: "copy shop/api to ops",
    steps: [
      "ops/api in a.yaml, a copy of shop/api",
      "the rules of the copy still name the namespace shop",
      "the copy is about no pod of ops that is there now",
    ],
  });
});

test("it stands beside the policies of its namespace, with the line breaks there", () => {
  const files = [
    { name: "a.yaml", text: written },
    { name: "b.yaml", text: other.replaceAll("\n", "\r\n") },
  ];
  const [text] = textsOf(copy(files, ["shop/api"], ["ops"]));
  const expected = `${other}---\n${written.replace("namespace: 'shop'", "namespace: 'ops'")}`;
  expect(text).toBe(expected.replaceAll("\n", "\r\n"));
});

test("a policy that names no namespace gets one in the style of its lines", () => {
  const text = written.replace("    namespace: 'shop'\n", "");
  const [copied] = textsOf(copy([{ name: "a.yaml", text }], ["default/api"], ["ops"]));
  expect(copied).toBe(`${text}---\n${text.replace("# our name\n", "# our name\n    namespace: ops\n")}`);
});

test("an item of a List is copied behind itself", () => {
  const list = `${listHead}${item}`;
  const files = [
    { name: "list.yaml", text: list },
    { name: "b.yaml", text: other },
  ];
  expect(textsOf(copy(files, ["shop/api"], ["ops", "web"]))).toEqual([
    `${list}${item.replace("shop", "web")}${item.replace("shop", "ops")}`,
  ]);
});

test("several policies go to several namespaces, and a name that is there stays as it is", () => {
  const text = `${written}---\n${other}`;
  const both = copy([{ name: "a.yaml", text }], ["shop/api", "ops/deny"], ["ops", "web"]);
  expect(both).toMatchObject({ kind: "planned", label: "copy 2 policies to ops, web" });
  if (both.kind === "planned") {
    expect(both.steps.filter((step) => !step.startsWith("the "))).toEqual([
      "ops/deny exists already and stays as it is",
      "ops/api in a.yaml, a copy of shop/api",
      "web/api in a.yaml, a copy of shop/api",
      "web/deny in a.yaml, a copy of ops/deny",
    ]);
  }
  expect(copy([{ name: "a.yaml", text }], ["shop/api", "ops/deny"], ["ops"])).toMatchObject({
    label: "copy shop/api to ops",
  });
  expect(copy([{ name: "a.yaml", text }], ["ops/deny"], ["ops", "web"])).toMatchObject({
    label: "copy ops/deny to web",
  });
  expect(copy([{ name: "a.yaml", text }], ["ops/deny"], ["ops"])).toMatchObject({
    kind: "refused",
    reason: "ops/deny exists already",
    place: { file: "a.yaml" },
  });
});

test("copies of policies of several files all stand where they are said to, also beside originals", () => {
  const web = written.replace("name: api", "name: web");
  const deny = other.replace("namespace: ops", "namespace: test");
  const files = [
    { name: "a.yaml", text: web },
    { name: "b.yaml", text: `${written}---\n${deny}` },
    { name: "c.yaml", text: written.replace("name: api", "name: db") },
  ];
  const preview = copy(files, ["shop/web", "shop/api", "shop/db"], ["test"]);
  const copied = (text: string) => `---\n${text.replace("namespace: 'shop'", "namespace: 'test'")}`;
  expect(textsOf(preview)).toEqual([
    `${written}${copied(written)}---\n${deny}${copied(web)}${copied(written.replace("name: api", "name: db"))}`,
  ]);
  expect(preview).toMatchObject({
    label: "copy 3 policies to test",
    steps: expect.arrayContaining([
      "test/web in b.yaml, a copy of shop/web",
      "test/api in b.yaml, a copy of shop/api",
      "test/db in b.yaml, a copy of shop/db",
    ]),
  });
});

test("each copy that is told of is in its file, however the originals are written and spread", () => {
  const random = randomOf(4107);
  for (let i = 0; i < 60; i++) {
    const names = ["a", "b", "c", "d", "e"].filter(() => random.int(4) > 0);
    const isListed = random.int(2) === 0;
    const parts = [
      ...names.map((name) => [random.int(3), name, "shop"] as const),
      [random.int(3), "home", "test"] as const,
      [random.int(3), "home", "ops"] as const,
    ];
    const files = [0, 1, 2].map((file) => {
      const own = parts.filter(([where]) => where === file);
      const policies = own.map(([, name, namespace]) => other.replace("deny", name).replace("ops", namespace));
      const items = own.map(([, name, namespace]) =>
        item.replace("name: api", `name: ${name}`).replace("shop", namespace),
      );
      const isList = file === 0 && isListed && items.length > 0;
      return { name: `${file}.yaml`, text: isList ? `${listHead}${items.join("")}` : policies.join("---\n") };
    });
    const ids = names.map((name) => `shop/${name}`);
    if (ids.length === 0) continue;
    const preview = copy(files, ids, ["test", "ops"]);
    if (preview.kind === "refused") throw new Error(preview.reason);
    const after = files.map((file) => preview.files.find(({ name }) => name === file.name) ?? file);
    const told = preview.steps.flatMap((step) => {
      const [, id = "", file = ""] = /^(\S+) in (\S+), a copy of /.exec(step) ?? [];
      return id === "" ? [] : [`${id} ${file}`];
    });
    const held = policiesIn(draftsOf(after), "default").map((each) => `${draftPolicyId(each)} ${each.file}`);
    expect(told).toHaveLength(2 * ids.length);
    expect(held).toEqual(expect.arrayContaining(told));
    expect(held).toHaveLength(parts.length + told.length);
  }
});

test("of two of one name the second is left out, and it is said", () => {
  const files = [
    { name: "a.yaml", text: `${other}---\n${other.replace("ops", "shop")}` },
    { name: "b.yaml", text: other.replace("deny", "home").replace("ops", "test") },
  ];
  const preview = copy(files, ["shop/deny", "ops/deny"], ["test"]);
  expect(textsOf(preview)).toEqual([`${files[1]?.text}---\n${other.replace("ops", "test")}`]);
  expect(preview).toMatchObject({
    label: "copy shop/deny to test",
    steps: expect.arrayContaining([
      "test/deny in b.yaml, a copy of shop/deny",
      "ops/deny is not copied to test: shop/deny has the same name",
    ]),
  });
});

test("a policy with errors is left out and named, and the others are copied", () => {
  const faulty = [
    other.replace("deny", "typed").replace("podSelector: {}", "podSelector: 3"),
    other.replace("deny", "odd").replace("podSelector: {}", "podSelector: {}, color: red"),
  ];
  const text = [...faulty, other].join("---\n");
  const preview = copy([{ name: "a.yaml", text }], ["ops/typed", "ops/deny", "ops/odd"], ["test"]);
  expect(textsOf(preview)).toEqual([`${text}---\n${other.replace("ops", "test")}`]);
  expect(preview).toMatchObject({
    label: "copy ops/deny to test",
    steps: [
      "ops/typed is not copied: it has errors as it stands",
      "ops/odd is not copied: it has errors as it stands",
      "test/deny in a.yaml, a copy of ops/deny",
      "the copy is about no pod of test that is there now",
    ],
  });
  for (const [i, name] of ["typed", "odd"].entries()) {
    expect(copy([{ name: "a.yaml", text }], [`ops/${name}`], ["test"])).toMatchObject({
      kind: "refused",
      reason: `ops/${name} has errors as it stands, and they come first`,
      place: { file: "a.yaml", from: text.indexOf(faulty[i] ?? "?") },
    });
  }
});

test("where a document cannot be read, a policy that is not found may be that one", () => {
  const broken = `${other.replace("deny", "typed")}  a: [\n`;
  const files = [{ name: "a.yaml", text: `${other}---\n${broken}` }];
  expect(copy(files, ["ops/deny", "ops/typed"], ["test"])).toMatchObject({
    kind: "planned",
    steps: expect.arrayContaining(["ops/typed is not copied: it cannot be read as it stands, or is gone"]),
  });
  expect(copy(files, ["ops/typed"], ["test"])).toMatchObject({
    kind: "refused",
    reason: "ops/typed cannot be read as it stands, or is gone",
    place: { file: "a.yaml" },
  });
});

test("what is gone, and a namespace that the API server would refuse, are refused", () => {
  const files = [{ name: "a.yaml", text: written }];
  expect(copy(files, ["shop/gone"], ["ops"])).toMatchObject({ reason: "there is no policy shop/gone any more" });
  expect(copy(files, ["shop/api"], ["Ops"])).toMatchObject({ kind: "refused" });
  expect(copy(files, [], ["ops"])).toMatchObject({ reason: "choose policies and a namespace" });
});
