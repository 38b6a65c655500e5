import { expect, test } from "vitest";
import type { Analysis, ExpectationResult } from "../../engine";
import { type AppState, createAppStore } from "../../state/store";
import type { Commands } from "../commands";
import type { Example } from "../example";
import { shortcuts } from "../shortcuts";
import { type PaletteEntry, paletteEntries } from "./palette-entries";
import { probeEntry } from "./probe-entry";

const example: Example = {
  ...{ name: "Deny all", slug: "deny-all", group: "Closing", look: "Look.", lesson: "Learn." },
  load: async () => [],
};

const bareAnalysis: Analysis = {
  graph: {
    ...{ namespaces: [], nodes: [], edges: [], filteredOut: 0, doors: [], links: [], drawnForChange: [] },
    notDrawn: { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 },
  },
  ...{ diagnostics: [], leftOut: [], standIns: [], policies: [], change: null, expectations: [] },
  profile: {
    ...{ name: "kubernetes", title: "Kubernetes as documented", enforced: true, sentence: "" },
    ...{ assumptions: [], podCidrs: [], choices: [] },
  },
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
      getState: store.getState,
      names: null,
      actions: store.actions,
      commands,
      examples: [example],
      openExample: ({ slug }) => void done.push(slug),
      openAssumptions: () => void done.push("assumptions"),
      runExport: (kind) => void done.push(`export ${kind}`),
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
  const taken = {
    kind: "dump",
    files: [],
    leftOutKinds: [],
    unreadable: [],
    cleaned: 0,
    remarks: [],
    onlyExpectations: false,
  } as const;
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
  const taken = {
    kind: "manifests",
    files: [],
    leftOutKinds: [],
    unreadable: [],
    cleaned: 0,
    remarks: [],
    onlyExpectations: false,
  } as const;
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

test("who enforces the policies is chosen, before and after the first analysis", () => {
  const { store, run, entries } = palette();
  run("Profile: Cilium");
  expect(store.getState().view.options.profile).toBe("cilium");
  expect(entryCalled(entries(), "Profile: Cilium").isCurrent).toBe(true);
  expect(entryCalled(entries(), "Profile: Kubernetes").isCurrent).toBe(false);
  const state = store.getState();
  const choices = [{ name: "none", title: "Not enforced", sentence: "Flannel by itself." }] as const;
  const analysis = { ...bareAnalysis, profile: { ...bareAnalysis.profile, choices } };
  const told = entries({ ...state, analysis: { ...state.analysis, analysis } });
  expect(entryCalled(told, "Profile: Not enforced").details).toEqual(["Flannel by itself."]);
});

test("choosing the profile in force keeps what was switched in it, and that can be reset", () => {
  const { store, run, entries } = palette();
  expect(titles(entries())).not.toContain("Reset the assumptions to Kubernetes");
  store.actions.setAssumption("end-port", "no");
  run("Profile: Kubernetes");
  expect(store.getState().view.options.assumptions).toEqual({ "end-port": "no" });
  run("Reset the assumptions to Kubernetes");
  expect(store.getState().view.options.assumptions ?? {}).toEqual({});
});

test("the assumptions are opened where the picture can be seen following them", () => {
  const { run, done } = palette();
  run("Assumptions…");
  expect(done).toEqual(["go-to-picture", "assumptions"]);
});

test("the expectations are exported where there are any, the text always", () => {
  const { store, run, entries, done } = palette();
  run("Copy for kubectl");
  expect(done).toEqual(["export kubectl"]);
  expect(titles(entries())).not.toContain("Expectations as NetAssert tests");
  const place = { file: "expectations.yaml", from: 0, to: 1 };
  const expectation: ExpectationResult = {
    ...{ id: "app/doors", sentence: "web → db must be allowed", expected: "Allowed", verdict: "denied" },
    ...{ pass: false, reason: "ingress of db drops it", message: null, pairs: 1, failing: [], failingCount: 0 },
    ...{ edges: [], place, line: 1 },
  };
  const state = store.getState();
  const analysis = { ...bareAnalysis, expectations: [expectation] };
  const offered = entries({ ...state, analysis: { ...state.analysis, analysis } });
  entryCalled(offered, "Expectations as NetAssert tests").run();
  expect(done).toEqual(["export kubectl", "export netassert"]);
  expect(entryCalled(offered, "Open the expectations").details).toEqual(["0 of 1 hold"]);
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
  probeEntry("5432", store.actions)?.run();
  expect(store.getState().view.options.picture.probe).toEqual({ kind: "port", protocol: "TCP", port: 5432 });
});
