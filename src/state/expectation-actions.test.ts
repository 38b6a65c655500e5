import { expect, test } from "vitest";
import { bareSession } from "../worker/bare-session";
import { createWorkerClient } from "../worker/client";
import { InProcessWorker } from "../worker/in-process-worker";
import { type AppStore, createAppStore } from "./store";
import { currentTold } from "./told";

const drafted = "kind: Expectation\nmetadata: {name: drafted}\n";
const ofLine = { edgeId: "app/web→app/db" } as const;

function open(...files: readonly { readonly name: string; readonly text: string }[]): AppStore {
  const session: typeof bareSession = {
    ...bareSession,
    draftExpectations: (about) => {
      if (about === "allowed") return { text: drafted, count: 7 };
      return about.edgeId === ofLine.edgeId ? { text: drafted, count: 1 } : null;
    },
    exportExpectations: (format) => ({ fileName: `tests.${format}`, text: "made", notes: [] }),
    exportForKubectl: () => ({ fileName: "all.yaml", text: "objects", notes: [] }),
  };
  return createAppStore({
    startWorkerClient: (readFiles) =>
      createWorkerClient({
        createWorker: () => new InProcessWorker(session).page,
        readFiles,
        schedule: () => () => {},
      }),
    scenario: { name: "shop", files },
  });
}

const textOf = (store: AppStore) =>
  store.getState().documents.files.find(({ name }) => name === "expectations.yaml")?.text ?? null;
const toldBy = (store: AppStore) => currentTold(store.getState())?.sentence ?? null;

test("the first expectation makes its file, beside the one that is shown, and one undo takes both away", async () => {
  const store = open({ name: "policies.yaml", text: "one" });
  expect(await store.actions.expectAsNow(ofLine)).toBe(1);
  expect(textOf(store)).toBe(drafted);
  expect(store.getState().documents.activeFile).toBe("policies.yaml");
  expect(store.actions.undo()?.label).toBe("expect a connection");
  expect(store.getState().documents.files.map(({ name }) => name)).toEqual(["policies.yaml"]);
  expect(store.actions.undo()).toBeNull();
});

test.each([
  ["kind: A\n", `kind: A\n---\n${drafted}`],
  ["kind: A", `kind: A\n---\n${drafted}`],
  ["kind: A\n---\n", `kind: A\n---\n${drafted}`],
  ["", drafted],
  ["\n", `\n${drafted}`],
  ["kind: A\r\n", `kind: A\r\n---\r\n${drafted.replaceAll("\n", "\r\n")}`],
])("an expectation becomes the last document of %j, with the line ends of the file", async (before, after) => {
  const store = open({ name: "expectations.yaml", text: before });
  await store.actions.expectAsNow(ofLine);
  expect(textOf(store)).toBe(after);
  store.actions.undo();
  expect(textOf(store)).toBe(before);
});

test("how many connections were written down is told, until the text goes on", async () => {
  const store = open({ name: "policies.yaml", text: "one" });
  expect(await store.actions.expectAsNow("allowed")).toBe(7);
  expect(toldBy(store)).toBe("Written to `expectations.yaml`: 7 connections must stay allowed.");
  store.actions.undo();
  expect(toldBy(store)).toBeNull();
});

test("what was drafted for an older text is not written, and it is told", async () => {
  const store = open({ name: "policies.yaml", text: "one" });
  const count = store.actions.expectAsNow("allowed");
  store.actions.setText("policies.yaml", "two");
  expect(await count).toBe(0);
  expect(textOf(store)).toBeNull();
  expect(toldBy(store)).toBe("The text changed meanwhile. Nothing was written.");
});

test("of a line that is gone nothing is written, and it is told", async () => {
  const store = open({ name: "policies.yaml", text: "one" });
  expect(await store.actions.expectAsNow({ edgeId: "gone" })).toBe(0);
  expect(store.getState().documents.revision).toBe(0);
  expect(toldBy(store)).toMatch(/Nothing was written\.$/);
});

test("exports are the worker's", async () => {
  const { actions } = open({ name: "policies.yaml", text: "one" });
  expect(await actions.exportExpectations("junit")).toMatchObject({ fileName: "tests.junit" });
  expect(await actions.exportForKubectl()).toMatchObject({ text: "objects" });
});
