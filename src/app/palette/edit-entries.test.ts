import { expect, test, vi } from "vitest";
import type { Analysis } from "../../engine";
import { createSession } from "../../engine/session";
import { createAppStore } from "../../state/store";
import type { Commands } from "../commands";
import { shortcuts } from "../shortcuts";
import { editEntries } from "./edit-entries";

vi.stubGlobal("requestAnimationFrame", (then: () => void) => then());

/** A store whose worker never answers, and what the palette offers to edit there. */
function palette(analysis: Analysis | null = null) {
  const done: string[] = [];
  const silent = new Promise<never>(() => {});
  const store = createAppStore({
    startWorkerClient: () => ({ update: () => {}, call: () => silent, cancel: () => {}, forgive: () => {} }),
    scenario: { name: "mine", files: [{ name: "a.yaml", text: "" }] },
  });
  const ids = shortcuts.flatMap(({ id }) => id ?? []);
  // Safe: every id of the table is among the keys.
  const commands = Object.fromEntries(ids.map((id) => [id, () => void done.push(id)])) as Commands;
  const entries = () =>
    editEntries({
      state: { ...store.getState(), analysis: { ...store.getState().analysis, analysis } },
      getState: store.getState,
      names: null,
      actions: store.actions,
      commands,
      examples: [],
      openExample: () => {},
      openAssumptions: () => {},
      runExport: () => {},
      isMac: false,
    });
  const run = (title: string) =>
    entries()
      .find((each) => each.title === title)
      ?.run();
  return { store, entries, run, done };
}

const titles = ({ entries }: ReturnType<typeof palette>) => entries().map(({ title }) => title);

test("to an empty text everything is added from the palette, and the form opens over the picture", () => {
  const page = palette();
  expect(titles(page)).toEqual(expect.arrayContaining(["Add a workload…", "Add a namespace…", "New policy…"]));
  expect(titles(page)).not.toContain("Default deny everywhere…");
  page.run("Add a workload…");
  expect(page.done).toEqual(["go-to-picture"]);
  expect(page.store.getState().editing.form).toMatchObject({ kind: "add", what: "workload" });
});

test("a ready policy whose namespace nothing tells is asked for it", () => {
  const page = palette();
  page.run("Allow DNS…");
  expect(page.store.getState().editing.form).toEqual({
    ...{ kind: "ready", choice: "allow-dns", namespaces: [], workload: null },
  });
});

test("each policy can be edited", () => {
  const text =
    "kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: web, namespace: shop}\nspec: {podSelector: {}}\n";
  const options = { profile: "kubernetes", defaultNamespace: "default" } as const;
  const page = palette(createSession().analyze([{ name: "a.yaml", text }], options));
  page.run("Edit policy shop/web…");
  expect(page.store.getState().editing.form).toEqual({ kind: "policy", policy: "shop/web", namespace: "shop" });
});

test("the menu of what is selected is offered while something is", () => {
  const page = palette();
  expect(titles(page)).not.toContain("What can be done with it…");
  vi.stubGlobal("innerWidth", 1000);
  vi.stubGlobal("innerHeight", 800);
  page.store.actions.selectNode("shop/web");
  page.run("What can be done with it…");
  expect(page.store.getState().editing.menu?.target).toEqual({ kind: "node", id: "shop/web" });
});
