import { expect, test } from "vitest";
import { createAppStore } from "../state/store";
import { canKeepOriginal, isOriginalKept } from "./can-keep-original";

/** A dump that was taken apart, in a store whose worker never answers. */
function importedDump() {
  const silent = new Promise<never>(() => {});
  const store = createAppStore({
    startWorkerClient: () => ({ update: () => {}, call: () => silent, cancel: () => {}, forgive: () => {} }),
    scenario: { name: "mine", files: [] },
  });
  const leftOutKinds = [{ kind: "Secret", count: 3 }];
  const taken = {
    kind: "dump",
    files: [],
    leftOutKinds,
    unreadable: [],
    cleaned: 0,
    remarks: [],
    onlyExpectations: false,
  } as const;
  const original = [{ name: "dump.yaml", text: "kind: List\n" }];
  const files = [{ name: "cluster.yaml", text: "kind: Pod\n" }];
  store.actions.replaceScenario({ name: "dump", files, arrival: { taken, original, refusals: [] } });
  return store;
}

test("the original is kept from the moment at which it is wanted, also while it is edited, until that is undone", () => {
  const { actions, getState } = importedDump();
  expect(isOriginalKept(getState())).toBe(false);
  actions.keepOriginal();
  expect(isOriginalKept(getState())).toBe(true);
  expect(canKeepOriginal(getState())).toBe(false);
  actions.setText("dump.yaml", "kind: List\nitems: []\n");
  expect(isOriginalKept(getState())).toBe(true);
  actions.undo();
  actions.undo();
  expect(isOriginalKept(getState())).toBe(false);
  expect(canKeepOriginal(getState())).toBe(true);
});

test("a file that is added besides is not the original", () => {
  const { actions, getState } = importedDump();
  actions.addFile("more.yaml", "");
  expect(isOriginalKept(getState())).toBe(false);
});
