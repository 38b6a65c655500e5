import { expect, test } from "vitest";
import { bareSession } from "../worker/bare-session";
import { createWorkerClient } from "../worker/client";
import { InProcessWorker } from "../worker/in-process-worker";
import { type AppStore, createAppStore } from "./store";

function open(...files: readonly { readonly name: string; readonly text: string }[]): AppStore {
  return createAppStore({
    startWorkerClient: (readFiles) =>
      createWorkerClient({
        createWorker: () => new InProcessWorker(bareSession).page,
        readFiles,
        schedule: () => () => {},
      }),
    scenario: { name: "shop", files },
  });
}

const textsOf = (store: AppStore) => store.getState().documents.files.map(({ name, text }) => `${name}: ${text}`);
const insertion = { from: 4, to: 4, text: "  two\n" };
const plan = {
  label: "allow web → db",
  files: [
    { name: "a.yaml", edits: [insertion], text: "one\n  two\nend\n" },
    { name: "new.yaml", edits: [{ from: 0, to: 0, text: "fresh\n" }], text: "fresh\n" },
  ],
};

test("a plan is one step of the history by its name, over files that are there and one that is new", () => {
  const store = open({ name: "a.yaml", text: "one\nend\n" });
  const { revision } = store.getState().documents;
  expect(store.actions.applyEdit(plan, revision, "picture").kind).toBe("applied");
  expect(textsOf(store)).toEqual(["a.yaml: one\n  two\nend\n", "new.yaml: fresh\n"]);
  expect(store.getState().selection.reveal?.place).toEqual({ file: "a.yaml", from: 6, to: 9 });
  expect(store.actions.undo()?.label).toBe("allow web → db");
  expect(textsOf(store)).toEqual(["a.yaml: one\nend\n"]);
  store.actions.redo();
  expect(textsOf(store)).toEqual(["a.yaml: one\n  two\nend\n", "new.yaml: fresh\n"]);
});

test("a plan for an earlier text is refused, and the text stays", () => {
  const store = open({ name: "a.yaml", text: "one\nend\n" });
  const { revision } = store.getState().documents;
  store.actions.setText("a.yaml", "another\n");
  expect(store.actions.applyEdit(plan, revision, "picture")).toMatchObject({ kind: "refused", reason: "stale-base" });
  expect(textsOf(store)).toEqual(["a.yaml: another\n"]);
});

test("of two plans for the same text only the first is written", () => {
  const store = open({ name: "a.yaml", text: "one\nend\n" });
  const { revision } = store.getState().documents;
  store.actions.applyEdit(plan, revision, "picture");
  expect(store.actions.applyEdit(plan, revision, "form").kind).toBe("refused");
  expect(textsOf(store)).toEqual(["a.yaml: one\n  two\nend\n", "new.yaml: fresh\n"]);
});

test("a form that opens closes the menu, and nothing of it outlives the scenario", () => {
  const store = open({ name: "a.yaml", text: "one" });
  store.actions.openMenu({ target: { kind: "canvas" }, at: { x: 1, y: 2 } });
  store.actions.openEditing({ kind: "cut", edgeId: "a→b" });
  store.actions.pick(["a"]);
  expect(store.getState().editing).toMatchObject({ form: { kind: "cut", edgeId: "a→b" }, menu: null, picked: ["a"] });
  store.actions.replaceScenario({ name: "other", files: [{ name: "b.yaml", text: "two" }] });
  expect(store.getState().editing).toMatchObject({ form: null, menu: null, picked: [] });
});

test("what is off and is really written is put back in the same step, and nothing else is", () => {
  const store = open({ name: "a.yaml", text: "one\nend\n" });
  const written = { kind: "policy", policy: "a/b" } as const;
  const other = { kind: "policy", policy: "a/c" } as const;
  store.actions.setOff([written, other]);
  store.actions.openEditing({ kind: "delete", targets: [{ kind: "policy", id: "a/b" }] }, written);
  const { revision } = store.getState().documents;
  store.actions.applyEdit(plan, revision - 1, "form");
  expect(store.getState().view.options.off).toEqual([written, other]);
  store.actions.applyEdit(plan, revision, "form");
  expect(store.getState().view.options.off).toEqual([other]);
  store.actions.undo();
  expect(store.getState().view.options.off).toEqual([other]);
});
