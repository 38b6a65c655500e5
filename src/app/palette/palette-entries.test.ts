import { expect, test } from "vitest";
import type { Analysis } from "../../engine";
import { type AppState, createAppStore } from "../../state/store";
import type { Commands } from "../commands";
import type { Example } from "../example";
import { shortcuts } from "../shortcuts";
import { type PaletteEntry, paletteEntries } from "./palette-entries";
import { probeEntry, probeEntryOf } from "./probe-entry";

const example: Example = {
  ...{ name: "Deny all", slug: "deny-all", group: "Closing", look: "Look.", lesson: "Learn." },
  load: async () => [],
};

const bareAnalysis: Analysis = {
  graph: {
    ...{ namespaces: [], nodes: [], edges: [], filteredOut: 0, drawnForChange: [] },
    notDrawn: { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 },
  },
  ...{ diagnostics: [], leftOut: [], standIns: [], policies: [], change: null },
  counts: {
    ...{ namespaces: 0, workloads: 0, pods: 0, policies: 0, openWorkloads: 0 },
    ...{ ignoredKinds: [], otherPolicyKinds: [] },
  },
};

/** A store whose worker never answers, and what the palette offers there. */
function palette() {
  const done: string[] = [];
  const silent = new Promise<never>(() => {});
  const store = createAppStore({
    startWorkerClient: () => ({ update: () => {}, call: () => silent, cancel: () => {}, forgive: () => {} }),
    scenario: { name: "mine", files: [{ name: "policies.yaml", text: "kind: Pod\n" }] },
  });
  const ids = shortcuts.flatMap(({ id }) => id ?? []);
  // Safe: every id of the table is among the keys.
  const commands = Object.fromEntries(ids.map((id) => [id, () => void done.push(id)])) as Commands;
  const entries = (state: AppState = store.getState()) =>
    paletteEntries({
      state,
      actions: store.actions,
      commands,
      examples: [example],
      openExample: ({ slug }) => void done.push(slug),
      isMac: false,
    });
  const run = (title: string) => entryCalled(entries(), title).run();
  return { store, entries, run, done };
}

function entryCalled(entries: readonly PaletteEntry[], title: string): PaletteEntry {
  const entry = entries.find((each) => each.title === title);
  if (entry === undefined) throw new Error(`no ${title} among ${entries.map((each) => each.title).join(", ")}`);
  return entry;
}

const titles = (entries: readonly PaletteEntry[]) => entries.map(({ title }) => title);

test("what cannot be done now is not offered", () => {
  const { store, entries } = palette();
  expect(titles(entries())).not.toContain("Back to my work");
  expect(titles(entries()).filter((title) => /^(Undo|Redo|Keep)/.test(title))).toEqual([]);
  store.actions.setText("policies.yaml", "kind: Job\n");
  expect(titles(entries())).toContain("Undo: type in policies.yaml");
  store.actions.undo();
  expect(titles(entries())).toContain("Redo: type in policies.yaml");
  store.actions.replaceScenario({ name: "visited", files: [] });
  expect(titles(entries())).toContain("Back to my work");
});

test("the original of a dump is offered until it is there", () => {
  const { store, run, entries } = palette();
  const taken = { kind: "dump", files: [], leftOutKinds: [], unreadable: [], cleaned: 0 } as const;
  const original = [{ name: "dump.yaml", text: "kind: List\n" }];
  const files = [{ name: "cluster.yaml", text: "kind: Pod\n" }];
  store.actions.replaceScenario({ name: "dump", files, arrival: { taken, original, refusals: [] } });
  run("Keep the original");
  expect(store.getState().documents.files).toEqual(original);
  expect(titles(entries())).not.toContain("Keep the original");
  store.actions.undo();
  expect(titles(entries())).toContain("Keep the original");
});

test("theme, panes and probe are chosen, and what is in force is marked", () => {
  const { store, run, entries } = palette();
  run("Theme: dark");
  run("Fold the picture away");
  run("Ask about all ports");
  expect(store.getState().view).toMatchObject({ theme: "dark", foldedPane: "picture" });
  expect(store.getState().view.options.picture.probe).toEqual({ kind: "all-ports" });
  expect(entryCalled(entries(), "Theme: dark").isCurrent).toBe(true);
  expect(titles(entries())).toContain("Bring the picture back");
});

test("an example is opened, and the open one is marked", () => {
  const { store, run, entries, done } = palette();
  run("Deny all");
  expect(done).toEqual(["deny-all"]);
  expect(entryCalled(entries(), "Deny all").isCurrent).toBe(false);
  store.actions.replaceScenario({ name: "Deny all", files: [] });
  expect(entryCalled(entries(), "Deny all").isCurrent).toBe(true);
});

test("an import that bears the name of an example is not marked as that example", () => {
  const { store, entries } = palette();
  const taken = { kind: "manifests", files: [], leftOutKinds: [], unreadable: [], cleaned: 0 } as const;
  store.actions.replaceScenario({ name: "Deny all", files: [], arrival: { taken, original: [], refusals: [] } });
  expect(entryCalled(entries(), "Deny all").isCurrent).toBe(false);
});

test("a policy leads to where its name stands", () => {
  const { store, entries } = palette();
  const place = { file: "policies.yaml", from: 6, to: 9 };
  const state = store.getState();
  const analysed = {
    ...state,
    analysis: { ...state.analysis, analysis: { ...bareAnalysis, policies: [{ name: "app/web", place }] } },
  };
  entryCalled(entries(analysed), "app/web").run();
  expect(store.getState().selection.reveal?.place).toEqual(place);
});

test("no two entries are the same", () => {
  const ids = palette()
    .entries()
    .map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("whoever types a port is offered to ask about it", () => {
  const { store } = palette();
  expect(probeEntry("udp 53", store.actions)?.title).toBe("Ask about UDP 53");
  expect(probeEntry("back", store.actions)).toBeNull();
  probeEntryOf(probeEntry("5432", store.actions)?.id ?? "", store.actions)?.run();
  expect(store.getState().view.options.picture.probe).toEqual({ kind: "port", protocol: "TCP", port: 5432 });
  expect(probeEntryOf("view Theme: dark", store.actions)).toBeNull();
});
