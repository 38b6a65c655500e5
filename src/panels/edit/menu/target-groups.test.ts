import { expect, test } from "vitest";
import type { AnyoneNode, GraphNode, ServiceNode, WorkloadNode } from "../../../engine";
import type { MenuTarget } from "../../../state/editing";
import type { MenuEntry } from "./menu-entry";
import type { MenuWorld } from "./menu-world";
import { policyGroups } from "./policy-entries";
import { doorMenu, targetMenu } from "./target-groups";

const box = { x: 0, y: 0, width: 1, height: 1 };
const web: WorkloadNode = {
  ...box,
  ...{ kind: "workload", id: "shop/web", namespace: "shop", container: "shop/", name: "web", podCount: 2 },
  ...{ pods: ["shop/web-1"], labels: ["app=web"], ingress: "isolated", egress: "open", excluded: null },
  ...{ hostNetwork: false, partOf: null, assumed: false },
};
const anyone: AnyoneNode = { ...box, kind: "anyone", id: "anyone", name: "anyone" };
const service: ServiceNode = {
  ...box,
  ...{ kind: "service", id: "service shop/web", namespace: "shop", container: "shop/", name: "web" },
  ...{ ports: "80", broken: null },
};
const place = { file: "a.yaml", from: 0, to: 3 };

function world(part: Partial<MenuWorld> = {}, nodes: readonly GraphNode[] = [web, anyone]): MenuWorld {
  return {
    nodes,
    doors: [service],
    namespaces: ["shop", "kube-system"],
    assumed: new Set(["kube-system"]),
    policies: [{ name: "shop/web", place }],
    picked: [],
    copied: [],
    ...part,
  };
}

const entriesOf = (target: MenuTarget, seen = world(), state: "allowed" | "denied" | "depends" | null = null) =>
  targetMenu(target, seen, state).groups.flatMap(({ entries }) => entries);

function entry(entries: readonly MenuEntry[], words: string): MenuEntry {
  const found = entries.find((each) => each.words === words);
  if (found === undefined) throw new Error(`no ${words} among ${entries.map((each) => each.words).join(", ")}`);
  return found;
}

test("a namespace has the same menu as a frame and as one node", () => {
  const folded: GraphNode = {
    ...box,
    ...{ kind: "namespace", id: "namespace shop", name: "shop", podCount: 1, workloadCount: 1, policyCount: 1 },
    ...{ implied: false, assumed: false, ingress: "open", egress: "open" },
  };
  const frame = entriesOf({ kind: "container", id: "shop/" });
  expect(entriesOf({ kind: "node", id: "namespace shop" }, world({}, [folded]))).toEqual(frame);
  expect(entry(frame, "Default deny in…").choice).toEqual({
    kind: "edit",
    form: { kind: "ready", choice: "deny-ingress", namespaces: ["shop"], workload: null },
  });
});

test("a workload is isolated by its pods, and a pod of it is edited by itself", () => {
  const choice = {
    kind: "edit",
    form: { kind: "ready", choice: "deny-all", namespaces: ["shop"], workload: "shop/web" },
  };
  expect(entry(entriesOf({ kind: "node", id: "shop/web" }), "Default deny both ways…").choice).toEqual(choice);
  const pod: WorkloadNode = { ...web, id: "pod shop/web-1", name: "web-1", partOf: "shop/web" };
  const entries = entriesOf({ kind: "node", id: pod.id }, world({}, [pod]));
  expect(entry(entries, "Default deny both ways…").choice).toEqual(choice);
  expect(entry(entries, "Labels…").choice).toMatchObject({ form: { target: { kind: "pod", id: "shop/web-1" } } });
  expect(entry(entries, "Allow to…").choice).toMatchObject({ form: { from: [pod.id] } });
});

test("what cannot be done says why", () => {
  const refusal = (part: Partial<WorkloadNode>, words: string) =>
    entry(entriesOf({ kind: "node", id: "shop/web" }, world({}, [{ ...web, ...part }])), words).refusal;
  expect(refusal({}, "Default deny both ways…")).toBe(null);
  expect(refusal({ hostNetwork: true }, "Default deny both ways…")).toMatch(/node's network/);
  expect(refusal({ excluded: "finished (Succeeded)" }, "Allow to…")).toBe("it takes no part");
  expect(refusal({ assumed: true }, "Rename…")).toBe("no text states it");
  expect(refusal({ ingress: "open" }, "Policies")).toBe("none selects it");
  expect(entry(entriesOf({ kind: "container", id: "kube-system/" }), "Delete…").refusal).toBe("no text states it");
  expect(entry(entriesOf({ kind: "container", id: "kube-system/" }), "Policies").refusal).toBe("it has none");
  expect(entriesOf({ kind: "node", id: "gone" })).toEqual([]);
});

test("policies that were copied are pasted into another namespace, not into their own", () => {
  const paste = (copied: readonly string[], id = "shop/") =>
    entriesOf({ kind: "container", id }, world({ copied })).find(({ words }) => words.startsWith("Paste"));
  expect(paste([])?.refusal).toBe("none is copied");
  expect(paste(["shop/web"])?.refusal).toBe("they are from here");
  expect(paste(["shop/web", "shop/api"])).toMatchObject({ words: "Paste policies…", refusal: "they are from here" });
  expect(paste(["shop/web", "ops/a", "ops/b"])).toMatchObject({
    words: "Paste 2 policies…",
    choice: { form: { kind: "copy-policies", policies: ["ops/a", "ops/b"], namespace: "shop" } },
  });
  expect(entry(entriesOf({ kind: "container", id: "shop/" }), "Copy its policies").choice).toEqual({
    kind: "copy",
    policies: ["shop/web"],
  });
});

test("a line is cut where something gets through, and opened where nothing does", () => {
  const target = { kind: "edge", id: "shop/web→anyone" } as const;
  expect(entry(entriesOf(target, world(), "allowed"), "Cut…").refusal).toBe(null);
  expect(entry(entriesOf(target, world(), "denied"), "Cut…").refusal).toBe("it is closed");
  expect(entry(entriesOf(target, world(), "denied"), "Allow…").choice).toEqual({
    kind: "edit",
    form: { kind: "allow", from: ["shop/web"], to: ["anyone"] },
  });
  expect(entry(entriesOf(target, world(), "depends"), "Expect this").refusal).toBe("the profile decides it");
});

test("Services, addresses and the bare picture have menus of their own", () => {
  expect(entry(entriesOf({ kind: "door", id: service.id }), "Rename…").choice).toMatchObject({
    form: { target: { kind: "service", id: "shop/web" } },
  });
  expect(entry(entriesOf({ kind: "door", id: service.id }), "Allow from…").choice).toMatchObject({
    form: { from: [], to: [service.id] },
  });
  expect(entry(entriesOf({ kind: "node", id: "anyone" }), "Allow to…").choice).toMatchObject({
    form: { from: ["anyone"] },
  });
  const canvas = entriesOf({ kind: "canvas" });
  expect(canvas.map(({ words }) => words)).toContain("Add a workload…");
  expect(entry(canvas, "Default deny everywhere…").choice).toMatchObject({
    form: { namespaces: ["shop", "kube-system"] },
  });
  expect(entriesOf({ kind: "canvas" }, world({ namespaces: [] })).at(-1)?.refusal).toBe("there is no namespace yet");
});

test("of Services that share a pill one is chosen first, and each is edited by itself", () => {
  const doors = [{ ...service, more: ["shop/api", "shop/old"] }];
  const chosen = entriesOf({ kind: "door", id: service.id }, world({ doors }));
  expect(chosen.map(({ words }) => words)).toEqual(["shop/web", "shop/api", "shop/old"]);
  expect(entry(chosen, "shop/api").choice).toEqual({ kind: "level", level: { kind: "door", id: "service shop/api" } });
  for (const name of ["web", "api"]) {
    const { title, groups } = doorMenu(`service shop/${name}`, { doors });
    const entries = groups.flatMap((group) => group.entries);
    expect(title).toBe(`shop/${name}`);
    for (const words of ["Rename…", "Duplicate…", "Ports…"]) {
      expect(entry(entries, words).choice).toMatchObject({ form: { target: { kind: "service", id: `shop/${name}` } } });
    }
    expect(entry(entries, "Delete…").choice).toMatchObject({ form: { targets: [{ id: `shop/${name}` }] } });
    expect(entry(entries, "Allow from…").choice).toMatchObject({ form: { to: [`service shop/${name}`] } });
    expect(entry(entries, "Where it leads").choice).toEqual({
      kind: "select",
      target: { kind: "door", id: `service shop/${name}` },
    });
  }
});

test("the menu of a Service that shares the pill of another is its own", () => {
  const doors = [{ ...service, more: ["shop/api"] }];
  const entries = entriesOf({ kind: "door", id: "service shop/api" }, world({ doors }));
  expect(entry(entries, "Rename…").choice).toMatchObject({ form: { target: { kind: "service", id: "shop/api" } } });
  expect(entriesOf({ kind: "door", id: "service shop/gone" }, world({ doors }))).toEqual([]);
});

test("a policy is edited, shown, copied, renamed and deleted", () => {
  const entries = policyGroups("shop/web", world().policies).flatMap((group) => group.entries);
  expect(entry(entries, "Show in the text").choice).toEqual({ kind: "reveal", place });
  expect(entry(entries, "Edit…").choice).toMatchObject({ form: { policy: "shop/web", namespace: "shop" } });
  expect(entry(entries, "Copy to…").choice).toMatchObject({ form: { policies: ["shop/web"], namespace: null } });
});

test("the menu of something that is picked does it with all that is, that of others does not", () => {
  const picked = world({ picked: ["shop/web", "namespace kube-system"] });
  const entries = entriesOf({ kind: "container", id: "kube-system/" }, picked);
  expect(entry(entries, "Allow all 2 picked to…").choice).toMatchObject({ form: { from: picked.picked, to: [] } });
  expect(entry(entries, "Default deny both ways in all picked…").choice).toMatchObject({
    form: { namespaces: ["shop", "kube-system"] },
  });
  expect(entriesOf({ kind: "node", id: "shop/web" }, picked)[0]?.words).toBe("Allow all 2 picked to…");
  expect(entriesOf({ kind: "node", id: "anyone" }, picked)[0]?.words).toBe("Allow to…");
  expect(entriesOf({ kind: "node", id: "shop/web" }, world({ picked: ["shop/web"] }))[0]?.words).toBe("Allow to…");
});
