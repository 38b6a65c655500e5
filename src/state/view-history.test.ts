import fc from "fast-check";
import { expect, test } from "vitest";
import { createAppStore } from "./store";
import { placeOf } from "./view-history";

/** A store whose worker never answers. */
function page() {
  const silent = new Promise<never>(() => {});
  const store = createAppStore({
    startWorkerClient: () => ({ update: () => {}, call: () => silent, cancel: () => {}, forgive: () => {} }),
    scenario: { name: "mine", files: [{ name: "a.yaml", text: "kind: Pod\n" }] },
  });
  const { actions, getState } = store;
  return {
    ...store,
    place: () => placeOf(getState().view),
    back: () => actions.stepView("back"),
    forward: () => actions.stepView("forward"),
    steps: () => getState().viewHistory.past.length,
  };
}

test("a change of the view is taken back and done again, and the text stays", () => {
  const { actions, back, forward, getState, place } = page();
  const begin = place();
  actions.setText("a.yaml", "kind: Job\n");
  actions.setProbe({ kind: "all-ports" });
  actions.showLook("matrix");
  back();
  expect(getState().view.look).toBe("graph");
  expect(getState().view.options.picture.probe).toEqual({ kind: "all-ports" });
  back();
  expect(place()).toEqual(begin);
  expect(getState().documents.files[0]?.text).toBe("kind: Job\n");
  back();
  forward();
  forward();
  forward();
  expect(getState().view.look).toBe("matrix");
});

test("undo of the text leaves the view alone", () => {
  const { actions, getState } = page();
  actions.setText("a.yaml", "kind: Job\n");
  actions.setFilter({ labels: ["app=web"] });
  actions.undo();
  expect(getState().documents.files[0]?.text).toBe("kind: Pod\n");
  expect(getState().view.options.picture.filter.labels).toEqual(["app=web"]);
});

test("the letters of a search are one step, those of the next another", () => {
  const { actions, back, getState, steps } = page();
  for (const search of ["w", "we", "web"]) actions.setFilter({ search });
  expect(steps()).toBe(1);
  actions.endViewStep();
  for (const search of ["we", "w", "d", "db"]) actions.setFilter({ search });
  expect(steps()).toBe(2);
  back();
  expect(getState().view.options.picture.filter.search).toBe("web");
  back();
  expect(getState().view.options.picture.filter.search).toBe("");
});

test("a search that is emptied at once is a step of its own", () => {
  const { actions, back, getState } = page();
  for (const search of ["w", "we", ""]) actions.setFilter({ search });
  back();
  expect(getState().view.options.picture.filter.search).toBe("we");
});

test("a drag is one step, and to put all back is another", () => {
  const { actions, back, getState, steps } = page();
  for (let x = 0; x < 9; x++) actions.moveNode("app/web", { x, y: 0 });
  actions.endViewStep();
  actions.moveNode("app/db", { x: 5, y: 5 });
  actions.resetPositions();
  expect(steps()).toBe(3);
  back();
  back();
  expect(Object.values(getState().view.positions)).toEqual([{ "app/web": { x: 8, y: 0 } }]);
});

test("what is no matter of the view is no step: theme, panes, profile, shape, cards", () => {
  const { actions, steps } = page();
  actions.setTheme("dark");
  actions.togglePane("text");
  actions.setProfile("cilium");
  actions.setShape("tall");
  actions.setDocked(true);
  actions.setFilter({});
  actions.selectNode("app/web");
  expect(steps()).toBe(0);
});

test("a step back keeps the pane's shape, the theme and the profile", () => {
  const { actions, back, getState } = page();
  actions.setDrawAll(true);
  actions.setShape("tall");
  actions.setTheme("dark");
  back();
  expect(getState().view).toMatchObject({ theme: "dark", options: { picture: { shape: "tall", drawAll: false } } });
});

test("another scenario has no history, nor has the own one when it is there again", () => {
  const { actions, steps, getState } = page();
  actions.setDrawAll(true);
  actions.replaceScenario({ name: "visited", files: [] });
  expect(steps()).toBe(0);
  actions.setDrawAll(true);
  actions.goBack();
  expect(getState().viewHistory).toMatchObject({ past: [], future: [] });
});

test("whatever is done, as many steps back as there are lead to the beginning, and forward to the end again", () => {
  const change = fc.oneof(
    fc.record({ kind: fc.constant("probe" as const), port: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant("search" as const), search: fc.constantFrom("", "w", "we", "x") }),
    fc.record({ kind: fc.constant("around" as const), around: fc.constantFrom(null, "a", "b") }),
    fc.record({ kind: fc.constant("look" as const), look: fc.constantFrom("graph", "matrix", "policy") }),
    fc.record({ kind: fc.constant("expand" as const), id: fc.constantFrom("a/w", "b/w") }),
    fc.record({ kind: fc.constant("fold" as const), names: fc.constantFrom(null, [], ["a"]) }),
    fc.record({ kind: fc.constant("move" as const), id: fc.constantFrom("a", "b"), x: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ kind: fc.constantFrom("reset" as const, "end" as const, "clear" as const) }),
    fc.record({ kind: fc.constantFrom("back" as const, "forward" as const) }),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const { actions, back, forward, place, getState } = page();
      const begin = place();
      for (const each of changes) {
        if (each.kind === "probe") actions.setProbe({ kind: "port", protocol: "TCP", port: each.port });
        else if (each.kind === "search") actions.setFilter({ search: each.search });
        else if (each.kind === "around") actions.setFilter({ around: each.around });
        else if (each.kind === "look") actions.showLook(each.look);
        else if (each.kind === "expand") actions.toggleExpanded(each.id);
        else if (each.kind === "fold") actions.setCollapsed(each.names);
        else if (each.kind === "move") actions.moveNode(each.id, { x: each.x, y: 0 });
        else if (each.kind === "reset") actions.resetPositions();
        else if (each.kind === "end") actions.endViewStep();
        else if (each.kind === "clear") actions.clearFilter();
        else if (each.kind === "back") back();
        else forward();
      }
      while (getState().viewHistory.future.length > 0) forward();
      const { past } = getState().viewHistory;
      const trail = [...past, place()];
      expect(trail[0]).toEqual(begin);
      for (let at = past.length - 1; at >= 0; at--) {
        back();
        expect(place()).toEqual(trail[at]);
      }
      for (let at = 1; at < trail.length; at++) {
        forward();
        expect(place()).toEqual(trail[at]);
      }
    }),
    { numRuns: 500, seed: 20_261_124 },
  );
});

test("a hundred steps are kept, the oldest are forgotten", () => {
  const { actions, steps } = page();
  for (let port = 1; port <= 150; port++) actions.setProbe({ kind: "port", protocol: "TCP", port });
  expect(steps()).toBe(100);
});
