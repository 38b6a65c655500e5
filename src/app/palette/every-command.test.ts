import { expect, test, vi } from "vitest";
import type { Analysis } from "../../engine";
import { defaultWish } from "../../engine";
import { createSession } from "../../engine/session";
import { EDGE_STATES } from "../../panels/picture-controls/active-filters";
import { type AppState, createAppStore } from "../../state/store";
import { searchItems } from "../../ui/search-items";
import type { Commands } from "../commands";
import { EXPORT_CHOICES } from "../export/export-kinds";
import { reasonAgainst } from "../export/export-reasons";
import { wordsOfShortcut } from "../key-words";
import { LOOKS } from "../looks";
import { shortcuts } from "../shortcuts";
import { filterEntriesFor } from "./filter-entries";
import type { PaletteContext } from "./palette-context";
import { type PaletteEntry, paletteEntries } from "./palette-entries";

vi.stubGlobal("requestAnimationFrame", (then: () => void) => then());

const TEXT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: c, image: x, ports: [{name: metrics, containerPort: 9100}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: db, namespace: shop, labels: {app: db}}
spec: {containers: [{name: c, image: x}]}
---
apiVersion: v1
kind: Pod
metadata: {name: mail, namespace: post, labels: {app: mail}}
spec: {containers: [{name: c, image: x}]}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: a}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]
`;

/** A page on which the namespace post is folded; the worker never answers by itself. */
function page() {
  const options = {
    profile: "kubernetes" as const,
    defaultNamespace: "default",
    picture: { ...defaultWish, collapsed: ["post"] },
  };
  const session = createSession();
  const analysis: Analysis = session.analyze([{ name: "a.yaml", text: TEXT }], options);
  const silent = new Promise<never>(() => {});
  const store = createAppStore({
    startWorkerClient: () => ({ update: () => {}, call: () => silent, cancel: () => {}, forgive: () => {} }),
    scenario: { name: "mine", files: [{ name: "a.yaml", text: TEXT }] },
  });
  store.actions.setCollapsed(["post"]);
  const done: string[] = [];
  const ids = shortcuts.flatMap(({ id }) => id ?? []);
  // Safe: every id of the table is among the keys.
  const commands = Object.fromEntries(ids.map((id) => [id, () => void done.push(id)])) as Commands;
  const state = (): AppState => {
    const own = store.getState();
    return { ...own, analysis: { ...own.analysis, analysis } };
  };
  const context = (): PaletteContext => ({
    ...{ state: state(), getState: state, actions: store.actions, names: session.names(), commands, examples: [] },
    openExample: () => {},
    openAssumptions: () => {},
    runExport: () => {},
    isMac: false,
  });
  const entries = () => paletteEntries(context());
  return { ...store, done, context, entries };
}

function called(entries: readonly PaletteEntry[], title: string): PaletteEntry {
  const found = entries.find((each) => each.title === title);
  if (found === undefined) throw new Error(`no ${title} among ${entries.map((each) => each.title).join(", ")}`);
  return found;
}

const chosen = (entries: readonly PaletteEntry[], ...titles: readonly string[]): PaletteEntry => {
  const [title = "", ...rest] = titles;
  const entry = called(entries, title);
  return rest.length === 0 ? entry : chosen(entry.next?.().entries ?? [], ...rest);
};

test("every key of the app has an entry of the palette that tells it, but for those that open and close it", () => {
  const { actions, entries } = page();
  const hints = new Set<string>();
  const look = () => {
    for (const { hint } of entries()) if (hint !== undefined) hints.add(hint);
  };
  actions.setText("a.yaml", `${TEXT}#`);
  actions.setText("a.yaml", `${TEXT}# more`);
  actions.setProbe({ kind: "all-ports" });
  actions.stepView("back");
  actions.selectNode("shop/db");
  look();
  actions.undo();
  actions.selectEdge("shop/web→shop/db");
  look();
  const missing = shortcuts.flatMap(({ id }) =>
    id === null || ["palette", "release"].includes(id) || hints.has(wordsOfShortcut(id, false)) ? [] : id,
  );
  expect(missing).toEqual([]);
});

test("looks, themes, exports, states and directions are all offered", () => {
  const { context } = page();
  const { state } = context();
  const titles = paletteEntries(context()).map(({ title }) => title);
  const wanted = [
    ...LOOKS.map(({ title }) => `Show the ${title.toLowerCase()}`),
    ...["Theme: light", "Theme: dark", "Theme: projector", "Theme as the system"],
    ...EXPORT_CHOICES.filter(({ section }) => reasonAgainst(section, state) === null).map(({ title }) => title),
    ...["Into the cluster only", "Out of the cluster only", "Within the cluster only", "Any direction"],
    ...["Only what the last edit changed", "Fold every namespace", "Open every namespace"],
    "What the picture shows, in a sentence",
  ];
  expect(titles).toEqual(expect.arrayContaining(wanted));
  expect(titles.filter((title) => /^(Only|Hide) .*lines/.test(title)).length).toBeGreaterThanOrEqual(
    2 * EDGE_STATES.length,
  );
});

test("no two entries are the same", () => {
  const { actions, entries } = page();
  actions.selectNode("shop/db");
  const ids = entries().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("whoever reaches a workload is asked by its name, also in a folded namespace", () => {
  const { entries, getState } = page();
  for (const id of ["shop/web", "shop/db", "post/mail"]) {
    called(entries(), `What can reach ${id}`).run();
    expect(getState().selection.radius?.question).toEqual({ kind: "to", nodeId: id });
    chosen(entries(), "What can … reach", id).run();
    expect(getState().selection.radius?.question).toEqual({ kind: "from", nodeId: id });
  }
  chosen(entries(), "What can reach…", "anyone").run();
  expect(getState().selection.radius?.question).toEqual({ kind: "to", nodeId: "anyone" });
});

test("why is asked of any two by their names, and a folded one is opened for it", () => {
  const { entries, getState } = page();
  chosen(entries(), "Why… from one to another", "shop/web", "shop/db").run();
  expect(getState().selection.selected).toEqual({ kind: "edge", id: "shop/web→shop/db" });
  expect(getState().view.options.picture.collapsed).toEqual(["post"]);
  chosen(entries(), "Why… from one to another", "shop/web", "post/mail").run();
  expect(getState().selection.selected).toEqual({ kind: "edge", id: "shop/web→post/mail" });
  expect(getState().view.options.picture.collapsed).toEqual([]);
  const targets = (source: string) =>
    called(entries(), "Why… from one to another")
      .next?.()
      .entries.find(({ title }) => title === source)
      ?.next?.()
      .entries.map(({ title }) => title);
  expect(targets("shop/db")).not.toContain("shop/db");
  expect(targets("shop/web")).toContain("shop/web");
  expect(targets("anyone")).not.toContain("anyone");
});

test("a policy, a rule and a label are left out by their names, and put back", () => {
  const { entries, getState } = page();
  const off = () => getState().view.options.off ?? [];
  called(entries(), "Without rule 1 of ingress of shop/db for a moment").run();
  expect(off()).toEqual([{ kind: "rule", policy: "shop/db", direction: "ingress", index: 0 }]);
  called(entries(), "Put rule 1 of ingress of shop/db back").run();
  expect(off()).toEqual([]);
  chosen(entries(), "Leave something out…", "Without label app=db of shop/db for a moment").run();
  expect(off()).toEqual([{ kind: "label", target: { kind: "workload", id: "shop/db" }, key: "app" }]);
  chosen(entries(), "Leave something out…", "Without label team=a of shop for a moment").run();
  expect(off()).toHaveLength(2);
  called(entries(), "Without policy shop/db for a moment").run();
  expect(off()).toHaveLength(3);
});

test("a folded workload is gone to by its name: its namespace is opened and it is selected", () => {
  const { entries, getState } = page();
  called(entries(), "post/mail").run();
  expect(getState().view.options.picture.collapsed).toEqual([]);
  expect(getState().selection.selected).toEqual({ kind: "node", id: "post/mail" });
});

test("lines are chosen by policy, namespace, label, port and neighbours, step by step", () => {
  const { entries, getState } = page();
  const filter = () => getState().view.options.picture.filter;
  chosen(entries(), "Only lines of a policy…", "shop/db").run();
  chosen(entries(), "Only lines of a namespace…", "shop").run();
  chosen(entries(), "Only lines of pods with a label…", "Only lines of pods labelled app=web").run();
  chosen(entries(), "Only lines about a port…", "Only lines about port metrics").run();
  chosen(entries(), "Only the neighbours of…", "shop/db").run();
  expect(filter()).toMatchObject({
    ...{ policy: "shop/db", namespaces: ["shop"], labels: ["app=web"], around: "shop/db" },
    ports: [{ kind: "name", name: "metrics", otherwise: null }],
  });
  called(entries(), "Show everything again").run();
  expect(filter().around).toBeNull();
});

test("the menu of any node and the pods of any workload are two choices away", () => {
  vi.stubGlobal("innerWidth", 1000);
  vi.stubGlobal("innerHeight", 800);
  const { entries, getState } = page();
  chosen(entries(), "What can be done with…", "shop/db").run();
  expect(getState().editing.menu?.target).toEqual({ kind: "node", id: "shop/db" });
  chosen(entries(), "Show the pods of…", "shop/web").run();
  expect(getState().view.options.picture.expanded).toEqual(["shop/web"]);
});

test.each(["why", "leave out", "what can reach", "neighbours", "view back", "filter", "label", "sentence"])(
  "“%s” finds something without anything selected",
  (query) => {
    const { actions, entries } = page();
    actions.setDrawAll(true);
    expect(searchItems(entries(), query, 60)).not.toEqual([]);
  },
);

test("whoever types a port or a label is offered to filter by it, whoever types a word is not", () => {
  const { context, getState } = page();
  const titles = (typed: string) => filterEntriesFor(typed, context()).map(({ title }) => title);
  expect(titles("5432")).toEqual(["Only lines about port 5432"]);
  expect(titles("tcp 80-90")).toEqual(["Only lines about port TCP 80–90"]);
  expect(titles("metrics")).toEqual(["Only lines about port metrics"]);
  expect(titles("app=web")).toEqual(["Only lines of pods labelled app=web"]);
  expect(titles("theme")).toEqual([]);
  expect(titles("a=b=c")).toEqual([]);
  filterEntriesFor("5432", context())[0]?.run();
  expect(getState().view.options.picture.filter.ports).toHaveLength(1);
});
