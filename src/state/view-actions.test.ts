import { expect, test } from "vitest";
import { nodePositions } from "./selectors";
import { createAppStore } from "./store";

function openStore() {
  return createAppStore({
    startWorkerClient: () => ({
      update: () => {},
      call: () => new Promise(() => {}),
      cancel: () => {},
      forgive: () => {},
    }),
    scenario: { name: "shop", files: [{ name: "policies.yaml", text: "one" }] },
    schedule: () => () => {},
  });
}

test("what was dragged in a wide picture does not move in the tall one, and is there again in the wide one", () => {
  const store = openStore();
  const { setShape, moveNode } = store.actions;
  moveNode("a", { x: 1, y: 2 });
  setShape("tall");
  expect(nodePositions(store.getState())).toEqual({});
  moveNode("a", { x: 3, y: 4 });
  setShape("wide");
  expect(nodePositions(store.getState())).toEqual({ a: { x: 1, y: 2 } });
});

test("asking for the shape that the picture has asks for nothing", () => {
  const store = openStore();
  const { options } = store.getState().view;
  store.actions.setShape("wide");
  expect(store.getState().view.options).toBe(options);
  store.actions.setShape("tall");
  expect(store.getState().view.options.picture.shape).toBe("tall");
});

test("every node of the open scenario goes back to its place, and those of another stay", () => {
  const store = openStore();
  const { moveNode, replaceScenario, resetPositions, goBack } = store.actions;
  moveNode("a", { x: 1, y: 2 });
  replaceScenario({ name: "example", files: [] });
  moveNode("b", { x: 3, y: 4 });
  resetPositions();
  expect(nodePositions(store.getState())).toEqual({});
  goBack();
  expect(nodePositions(store.getState())).toEqual({ a: { x: 1, y: 2 } });
});
