import { expect, test } from "vitest";
import type { EditPreview } from "../../preview-edit";
import { createSession } from "../../session";
import type { EditedFile } from "../draft-files";

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
  const item = `- apiVersion: networking.k8s.io/v1\n  kind: NetworkPolicy\n  metadata:\n    name: api\n    namespace: shop # ours\n  spec: {podSelector: {}}\n`;
  const list = `apiVersion: v1\nkind: List\nitems:\n${item}`;
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
  expect(copy([{ name: "a.yaml", text }], ["ops/deny"], ["ops"])).toMatchObject({
    kind: "refused",
    reason: "ops/deny exists already",
    place: { file: "a.yaml" },
  });
});

test("what is gone, and a namespace that the API server would refuse, are refused", () => {
  const files = [{ name: "a.yaml", text: written }];
  expect(copy(files, ["shop/gone"], ["ops"])).toMatchObject({ reason: "there is no policy shop/gone any more" });
  expect(copy(files, ["shop/api"], ["Ops"])).toMatchObject({ kind: "refused" });
  expect(copy(files, [], ["ops"])).toMatchObject({ reason: "choose policies and a namespace" });
});
