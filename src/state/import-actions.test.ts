import { beforeEach, expect, test } from "vitest";
import { bareSession } from "../worker/bare-session";
import { createWorkerClient } from "../worker/client";
import { InProcessWorker } from "../worker/in-process-worker";
import { type AppStore, createAppStore } from "./store";

const policy = (name: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n  podSelector: {}\n`;
const dump = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata:
    name: web
    namespace: shop
    uid: "1"
- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata:
    name: deny
    namespace: shop
  spec:
    podSelector: {}
- apiVersion: v1
  kind: Secret
  metadata:
    name: key
`;

let store: AppStore;

beforeEach(() => {
  store = createAppStore({
    startWorkerClient: (readFiles) =>
      createWorkerClient({
        createWorker: () => new InProcessWorker(bareSession).page,
        readFiles,
        schedule: () => () => {},
      }),
    scenario: { name: "mine", files: [{ name: "own.yaml", text: policy("own") }] },
  });
});

const names = () => store.getState().documents.files.map(({ name }) => name);
const pasted = (text: string) => ({ name: "Pasted manifests", files: [{ name: "pasted.yaml", text }] });

test("a dump opens beside the own work, taken apart, and the original can be had by one undoable step", async () => {
  await store.actions.importScenario(pasted(dump), ["logo.png is a PNG image, not text."]);
  expect(names()).toEqual(["policies.yaml", "cluster.yaml"]);
  const { arrival } = store.getState().documents;
  expect(arrival?.taken.leftOutKinds).toEqual([{ kind: "Secret", count: 1 }]);
  expect(arrival?.refusals).toEqual(["logo.png is a PNG image, not text."]);
  store.actions.keepOriginal();
  expect(store.getState().documents.files).toEqual([{ name: "pasted.yaml", text: dump }]);
  store.actions.undo();
  expect(names()).toEqual(["policies.yaml", "cluster.yaml"]);
  store.actions.goBack();
  expect(names()).toEqual(["own.yaml"]);
  expect(store.getState().documents.arrival).toBeNull();
});

test("a text in which there is no object opens as well, as it is", async () => {
  await store.actions.importScenario(pasted("Dear all,\n"));
  expect(store.getState().documents.files).toEqual([{ name: "manifests.yaml", text: "Dear all,\n" }]);
  expect(store.getState().import.refusals).toEqual([]);
  store.actions.goBack();
  expect(names()).toEqual(["own.yaml"]);
});

test("what kills the worker opens as it was given, and it is said", async () => {
  const broken = createAppStore({
    startWorkerClient: () => ({
      update: () => {},
      call: async () => ({ kind: "crashed", revision: 0, message: "the worker died", gaveUp: true }),
      forgive: () => {},
      cancel: () => {},
    }),
    scenario: { name: "mine", files: [{ name: "own.yaml", text: policy("own") }] },
  });
  await broken.actions.importScenario(pasted(dump), ["logo.png is a PNG image, not text."]);
  const { files, arrival } = broken.getState().documents;
  expect(files).toEqual([{ name: "pasted.yaml", text: dump }]);
  expect(arrival?.refusals).toEqual([
    "Pasted manifests could not be taken apart: the worker died.",
    "logo.png is a PNG image, not text.",
  ]);
  broken.actions.refuse(["a sentence"]);
  broken.actions.refuse([]);
  expect(broken.getState().import.refusals).toEqual([]);
  broken.actions.goBack();
  expect(broken.getState().documents.files[0]?.name).toBe("own.yaml");
});

test("what was pasted into a text and is imported instead is taken out of the text again", async () => {
  store.actions.setText("own.yaml", policy("own") + dump);
  store.actions.offerImport(dump);
  await store.actions.importInstead();
  expect(names()).toEqual(["policies.yaml", "cluster.yaml"]);
  store.actions.goBack();
  expect(store.getState().documents.files[0]?.text).toBe(policy("own"));
});

test("a paste in which there is nothing to import stays in the text", async () => {
  store.actions.setText("own.yaml", `${policy("own")}some words`);
  store.actions.offerImport("some words");
  await store.actions.importInstead();
  expect(store.getState().documents.files[0]?.text).toBe(`${policy("own")}some words`);
  expect(store.getState().import.refusals).toHaveLength(1);
});

test("a paste that was worked on since stays in the text", async () => {
  store.actions.setText("own.yaml", policy("own") + dump);
  store.actions.offerImport(dump);
  store.actions.addFile("more.yaml", "");
  await store.actions.importInstead();
  store.actions.goBack();
  expect(store.getState().documents.files[0]?.text).toBe(policy("own") + dump);
});

test("an import that is under way is overtaken by the next one", async () => {
  const first = store.actions.importScenario(pasted(policy("first")));
  const second = store.actions.importScenario(pasted(policy("second")));
  const third = store.actions.importScenario(pasted(policy("third")));
  await Promise.all([first, second, third]);
  expect(store.getState().import.phase).toBe("idle");
  expect(store.getState().documents.files[0]?.text).toBe(policy("third"));
});

const netAssert = `- name: web-to-db
  type: k8s
  protocol: tcp
  targetPort: 5432
  exitCode: 0
  src: {k8sResource: {kind: pod, name: web, namespace: shop}}
  dst: {k8sResource: {kind: pod, name: db, namespace: shop}}
`;

test("NetAssert tests alone are added to what is open, as expectations, by one undoable step", async () => {
  await store.actions.importScenario({ name: "tests.yaml", files: [{ name: "tests.yaml", text: netAssert }] });
  expect(names()).toEqual(["own.yaml", "expectations.yaml"]);
  expect(store.getState().documents.files[1]?.text).toContain("kind: Expectation");
  expect(store.getState().documents.setAside).toEqual([]);
  expect(store.getState().view.bottom).toBe("expectations");
  expect(store.getState().told?.sentence).toBe(
    "What tests.yaml expects is added to `expectations.yaml` of this scenario.",
  );
  store.actions.undo();
  expect(names()).toEqual(["own.yaml"]);
});

test("NetAssert tests beside manifests open with them", async () => {
  const files = [
    { name: "policy.yaml", text: policy("deny") },
    { name: "tests.yaml", text: netAssert },
  ];
  await store.actions.importScenario({ name: "2 dropped files", files });
  expect(names()).toEqual(["policy.yaml", "expectations.yaml"]);
  expect(store.getState().documents.setAside).toHaveLength(1);
});

test("expectations alone are added behind those that are there, and open as they are where nothing else is", async () => {
  const own = (name: string) =>
    `apiVersion: sallyport.dev/v1\nkind: Expectation\nmetadata: {name: ${name}}\nspec: {from: a, to: b, expect: Denied}`;
  const files = [
    { name: "one.yaml", text: `# first\n---\n${own("one")}` },
    { name: "two.yaml", text: own("two") },
  ];
  store.actions.addFile("expectations.yaml", own("zero"));
  await store.actions.importScenario({ name: "2 dropped files", files });
  expect(store.getState().documents.files[1]?.text).toBe(
    `${own("zero")}\n# first\n---\n${own("one")}\n---\n${own("two")}`,
  );
  store.actions.replaceScenario({ name: "empty", files: [{ name: "empty.yaml", text: "\n" }] });
  await store.actions.importScenario({ name: "2 dropped files", files });
  expect(names()).toEqual(["one.yaml", "two.yaml"]);
});
