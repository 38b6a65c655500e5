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

test("where there is no object nothing is opened, and it is said", async () => {
  await store.actions.importScenario(pasted("Dear all,\n"));
  expect(names()).toEqual(["own.yaml"]);
  expect(store.getState().import.refusals).toEqual([
    "There is no Kubernetes object in Pasted manifests; nothing was opened.",
  ]);
  store.actions.refuse([]);
  expect(store.getState().import.refusals).toEqual([]);
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
