import { expect, test } from "vitest";
import { planned, read } from "../../testing/planned-text";
import { offerObject } from "./offer-object";

const sound =
  "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop, labels: {app: a}}\nspec: {containers: [{name: c, image: i}]}\n";
const unread = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: shopping
  namespace: shop
spec:
  podSelector: {matchLabels: {app: b}
`;
const faulty =
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: odd, namespace: shop}\nspec: {podSelectors: {}}\n";
const files = { "shop.yaml": `${sound}---\n${unread}---\n\tbad: [\n---\n${faulty}` };
const shop = { kind: "namespace", id: "shop" } as const;
const told = [
  "what has errors stays as it is: NetworkPolicy shop/odd",
  "one document that cannot be read (line 10) may name it and stays as it is",
];

test("a namespace is renamed or deleted but for what has errors and what cannot be read, which is said", () => {
  const renamed = planned(files, { kind: "rename", target: shop, name: "store" });
  expect(renamed.steps).toEqual(["the namespace of Pod shop/a", ...told]);
  expect(renamed.texts).toEqual({
    "shop.yaml": files["shop.yaml"].replace("a, namespace: shop", "a, namespace: store"),
  });
  expect(planned(files, { kind: "delete", targets: [shop] }).steps).toEqual(["from shop.yaml: Pod shop/a", ...told]);
  expect(offerObject(read(files), { kind: "object", target: shop })?.stays).toEqual(told);
});

test("so are a pod that is moved and one that is renamed, in all files", () => {
  const web = "kind: Pod\nspec: {\nmetadata: {name: a-b}\n";
  const also = { ...files, "more.yaml": "kind: Service\nmetadata: {name: a\n", "web.yaml": web };
  const step = "one document that cannot be read (more.yaml line 2) may name it and stays as it is";
  const pod = { kind: "workload", id: "shop/a" } as const;
  const url = { "url.yaml": "kind: [http://a:80\n" };
  expect(planned(also, { kind: "rename", target: pod, name: "c" }).steps).toContain(step);
  expect(planned(also, { kind: "set-namespace", target: pod, namespace: "ops" }).steps).toContain(step);
  expect(planned({ ...files, ...url }, { kind: "rename", target: pod, name: "c" }).steps.join()).toContain(
    "url.yaml line 1",
  );
});

test("what names no namespace may lie in the default one", () => {
  const plain = { "a.yaml": `${sound.replace("shop", "default")}---\nkind: [\n---\nkind: {\n` };
  expect(planned(plain, { kind: "rename", target: { kind: "namespace", id: "default" }, name: "x" }).steps).toContain(
    "2 documents that cannot be read (line 6, line 8) may name it and stay as they are",
  );
});

test("nothing is said of what can be read, or names something else", () => {
  const labelled = { "a.yaml": `${sound}---\nkind: [{matchLabels: {app: a}\n` };
  expect(planned(labelled, { kind: "rename", target: { kind: "workload", id: "shop/a" }, name: "c" }).steps).toEqual([
    "the name of Pod shop/a",
  ]);
  const other = { "a.yaml": `${sound}---\nkind: [shopping, x-shop\n` };
  expect(planned(other, { kind: "rename", target: shop, name: "store" }).steps).toEqual([
    "the namespace of Pod shop/a",
  ]);
});

test("lines are those of the editor, and counted for what is shown only", () => {
  const odd = `kind: Pod\nmetadata: {name: a\n${"# \n".repeat(200)}---\n`;
  const told =
    "1000 documents that cannot be read (line 7, line 210, line 413 and 997 more) may name it and stay as they are";
  const text = `${sound}---\n${odd.repeat(1000)}`;
  for (const lineBreak of ["\r", "\n"]) {
    const many = read({ "a.yaml": text.replaceAll("\n", lineBreak) });
    const ask = () => offerObject(many, { kind: "object", target: { kind: "workload", id: "shop/a" } })?.stays;
    expect(ask()).toEqual([told]);
    // The text has been read by now; every line of it counted for every document takes seconds.
    const start = performance.now();
    ask();
    expect(performance.now() - start).toBeLessThan(500);
  }
});
