import { expect, test } from "vitest";
import type { Preferences } from "../persistence/preferences";
import { createAppStore } from "./store";

function openStore() {
  const saved: Preferences[] = [];
  const timers = new Set<() => void>();
  const store = createAppStore({
    startWorkerClient: () => ({
      update: () => {},
      call: () => new Promise(() => {}),
      cancel: () => {},
      forgive: () => {},
    }),
    scenario: { name: "shop", files: [{ name: "policies.yaml", text: "one" }] },
    view: { theme: "dark" },
    preferenceKeeping: {
      save: (preferences) => saved.push(preferences),
      schedule: (run) => {
        timers.add(run);
        return () => timers.delete(run);
      },
    },
  });
  return { store, saved, timers };
}

test("what was kept is what the view begins with, and the rest is as usual", () => {
  const { view } = openStore().store.getState();
  expect(view).toMatchObject({ theme: "dark", paneSize: 0.42 });
});

test("theme and width of the text are kept when they rest, once for a whole drag", () => {
  const { store, saved, timers } = openStore();
  store.actions.setTheme("light");
  store.actions.setPaneSize(0.5);
  store.actions.setPaneSize(0.6);
  expect(saved).toEqual([]);
  for (const run of timers) run();
  expect(saved).toEqual([{ theme: "light", paneSize: 0.6, foldedPane: null, isDocked: false }]);
});

test("a page that goes writes what has not rested yet, and nothing twice", () => {
  const { store, saved } = openStore();
  store.actions.setTheme("system");
  store.flush();
  store.flush();
  expect(saved).toEqual([{ theme: "system", paneSize: 0.42, foldedPane: null, isDocked: false }]);
});

test("what is not a preference writes nothing", () => {
  const { store, saved, timers } = openStore();
  store.actions.setProfile("calico");
  store.actions.setText("policies.yaml", "two");
  store.actions.setTheme("dark");
  store.flush();
  expect([saved, timers.size]).toEqual([[], 0]);
});
