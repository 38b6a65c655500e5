import { beforeEach, expect, test } from "vitest";
import type { Draft } from "../persistence/draft";
import { activeFile, formerVisit, isVisiting } from "./selectors";
import { type AppStore, createAppStore } from "./store";

let timers: (() => void)[];
let drafts: Draft[];
let store: AppStore;

/** A store whose worker never answers: texts, history and selection need none. */
beforeEach(() => {
  timers = [];
  drafts = [];
  store = createAppStore({
    startWorkerClient: () => ({
      update: () => {},
      call: () => new Promise(() => {}),
      cancel: () => {},
      forgive: () => {},
    }),
    scenario: { name: "shop", files: [{ name: "policies.yaml", text: "one" }] },
    draftKeeping: {
      save: (draft) => {
        drafts.push(draft);
        return { kind: "kept" };
      },
      schedule: (run) => {
        timers.push(run);
        return () => {
          timers = timers.filter((timer) => timer !== run);
        };
      },
    },
  });
});

const write = (text: string) => store.actions.setText("policies.yaml", text);

test("the own work is kept when it rests, and an example only where it was edited", () => {
  write("a");
  write("ab");
  expect(drafts).toEqual([]);
  expect(store.getState().draft).toEqual({ kind: "untried" });
  for (const run of timers) run();
  expect(drafts).toEqual([
    { name: "shop", files: [{ name: "policies.yaml", text: "ab" }], activeFile: "policies.yaml" },
  ]);
  expect(store.getState().draft).toEqual({ kind: "kept" });
  store.actions.replaceScenario({ name: "example", files: [{ name: "e.yaml", text: "" }] });
  store.flush();
  expect(drafts).toHaveLength(1);
  store.actions.setText("e.yaml", "changed");
  store.flush();
  expect(drafts.at(-1)).toMatchObject({ name: "shop", beside: { name: "example", files: [{ text: "changed" }] } });
  store.actions.goBack();
  write("abc");
  store.flush();
  expect(drafts.at(-1)?.files[0]?.text).toBe("abc");
  expect(drafts.at(-1)?.beside).toBeUndefined();
});

test("where the own work's nodes were dragged to is kept with it, and not where those of an example were", () => {
  store.actions.moveNode("shop/web", { x: 7, y: 9 });
  store.actions.replaceScenario({ name: "example", files: [] });
  store.actions.moveNode("shop/web", { x: 1, y: 1 });
  store.flush();
  expect(drafts.at(-1)?.positions).toEqual({ wide: { "shop/web": { x: 7, y: 9 } } });
});

test("a visited scenario that was edited is set aside too, and one goes back a step at a time", () => {
  const { replaceScenario, setText, goBack, undo } = store.actions;
  const pasted = (text: string) => ({ name: "Pasted manifests", files: [{ name: "pasted.yaml", text }] });
  replaceScenario(pasted("first"));
  setText("pasted.yaml", "first, edited");
  replaceScenario(pasted("second"));
  expect(store.getState().documents.name).toBe("Pasted manifests 2");
  expect(formerVisit(store.getState())).toBe("Pasted manifests");
  replaceScenario({ name: "example", files: [{ name: "e.yaml", text: "example" }] });
  goBack();
  expect(activeFile(store.getState())?.text).toBe("first, edited");
  expect(formerVisit(store.getState())).toBeNull();
  undo();
  expect(activeFile(store.getState())?.text).toBe("first");
  goBack();
  expect(activeFile(store.getState())?.text).toBe("one");
  expect(isVisiting(store.getState())).toBe(false);
});

test("files are added under a free name, renamed, deleted and brought back by undo", () => {
  const { addFile, renameFile, deleteFile, undo } = store.actions;
  expect(addFile("policies.yaml", "more").kind).toBe("applied");
  expect(activeFile(store.getState())).toEqual({ name: "policies-2.yaml", text: "more" });
  expect(renameFile("policies-2.yaml", "policies.yaml")).toMatchObject({ kind: "refused", reason: "name-taken" });
  renameFile("policies-2.yaml", "extra.yaml");
  deleteFile("extra.yaml");
  expect(activeFile(store.getState())?.name).toBe("policies.yaml");
  expect(undo()).toMatchObject({ label: "delete extra.yaml", file: "extra.yaml" });
  expect(activeFile(store.getState())).toEqual({ name: "extra.yaml", text: "more" });
});

test("undo and redo put the caret back and ask the editor to show it", () => {
  const { apply, setCaret, undo, redo } = store.actions;
  setCaret({ file: "policies.yaml", anchor: 1, head: 2 });
  const edits = [{ file: "policies.yaml", from: 3, to: 3, text: "!" }];
  const caretAfter = { file: "policies.yaml", anchor: 4, head: 4 };
  apply({ label: "shout", source: "fix", edits, caretAfter }, 0);
  expect(store.getState().selection.caret).toEqual(caretAfter);
  undo();
  expect(store.getState().selection.caret).toEqual({ file: "policies.yaml", anchor: 1, head: 2 });
  expect(store.getState().selection.reveal?.place).toEqual({ file: "policies.yaml", from: 1, to: 2 });
  redo();
  expect(store.getState().selection.caret).toEqual(caretAfter);
});

test("showing a place opens its file, and the same place can be shown again", () => {
  store.actions.addFile("other.yaml", "x");
  const place = { file: "policies.yaml", from: 0, to: 1 };
  store.actions.reveal(place);
  expect(store.getState().documents.activeFile).toBe("policies.yaml");
  const first = store.getState().selection.reveal;
  store.actions.reveal(place);
  expect(store.getState().selection.reveal).not.toBe(first);
});

test("the profile and what was switched in it are kept with the own work, and forgotten where nothing is left of them", () => {
  const { setProfile, setAssumption, setPodCidrs, resetAssumptions, setProbe } = store.actions;
  setProfile("calico");
  setAssumption("pod-to-own-node", "yes");
  setPodCidrs(["10.0.0.0/8"]);
  store.flush();
  expect(drafts.at(-1)).toMatchObject({
    name: "shop",
    profile: { name: "calico", assumptions: { "pod-to-own-node": "yes" }, podCidrs: ["10.0.0.0/8"] },
  });
  setProbe({ kind: "all-ports" });
  store.flush();
  expect(drafts).toHaveLength(1);
  resetAssumptions();
  setPodCidrs([]);
  setProfile("kubernetes");
  store.flush();
  expect(drafts).toHaveLength(2);
  expect(drafts.at(-1)?.profile).toBeUndefined();
});
