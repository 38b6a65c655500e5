import { expect, test } from "vitest";
import { takePicture } from "../insight/picture";
import { groupToExplain } from "../insight/picture-pair";
import { defaultWish, everyEdge, type PictureWish } from "../insight/picture-wish";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { finish } from "../steps";
import { type BuiltGraph, buildGraph } from "./build-graph";
import { wordsOfSeveral } from "./edge-words";

const deployment = (namespace: string, name: string, replicas: number, port = 80) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {replicas: ${replicas}, template: {metadata: {labels: {app: ${name}, team: ${namespace}}}, spec: {containers: [{name: c, image: x, ports: [{containerPort: ${port}}]}]}}}\n`;
const finished = (namespace: string, name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {containers: [{name: c, image: x}]}\nstatus: {phase: Succeeded}\n`;
const member = (i: number) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: db-${i}, namespace: shop, labels: {app: db, nr: '${i}'}, ownerReferences: [{apiVersion: apps/v1, uid: u, kind: StatefulSet, name: db, controller: true}]}\nspec: {containers: [{name: c, image: x, ports: [{containerPort: 5432}]}]}\n`;
const policy = (namespace: string, name: string, subject: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {podSelector: {${subject}}, ${spec}}\n`;
const app = (name: string) => `matchLabels: {app: ${name}}`;
const fromEverywhere = (name: string, port: number) =>
  `ingress: [{from: [{namespaceSelector: {}, podSelector: {${app(name)}}}], ports: [{port: ${port}}]}]`;

function draw(documents: readonly string[], wish: Partial<PictureWish> = {}, before: BuiltGraph | null = null) {
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const whole = { ...defaultWish, ...wish };
  const picture = takePicture(evaluation, [], whole);
  const request = { wish: whole, watch: null, memory: before?.memory ?? null };
  const built = finish(buildGraph(evaluation, picture, request));
  const { graph } = built;
  const edge = (id: string) => {
    const found = graph.edges.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no edge ${id} among ${graph.edges.map((one) => one.id).join(", ")}`);
    return found;
  };
  const pair = (source: string, target: string) => {
    const found = picture.pair(source, target);
    if (found === null) throw new Error(`no pair ${source}→${target}`);
    return found;
  };
  const counted = Object.values(graph.notDrawn).reduce((sum, each) => sum + each, 0);
  return { built, graph, edge, pair, evaluation, counted, ids: graph.nodes.map(({ id }) => id) };
}

const isolatedDb = policy("shop", "db", app("db"), fromEverywhere("web", 5432));
const SHOP = [deployment("shop", "web", 2), member(0), member(1)];
/** web may reach db-0 and not db-1. */
const onlyFirst = policy("shop", "first", "matchLabels: {nr: '1'}", "policyTypes: [Ingress]");

test("another probe replaces the ports of every edge, and its words go beyond it", () => {
  const port = draw([...SHOP, isolatedDb], { probe: { kind: "port", protocol: "TCP", port: 9999 } });
  expect(port.edge("shop/web→shop/db")).toMatchObject({
    state: "denied",
    sentence: "web to db: TCP 9999 denied, dropped by the ingress of db (TCP 5432 allowed).",
  });
  expect(port.edge("shop/db→shop/web")).toMatchObject({ state: "open" });
  const all = draw([...SHOP, isolatedDb], { probe: { kind: "all-ports" } });
  expect(all.edge("shop/web→shop/db")).toMatchObject({
    state: "partly",
    label: "5432 only",
    sentence: "web to db: only TCP 5432 allowed, of all ports.",
  });
});

test("a workload that is shown pod by pod has a node and a verdict for each pod", () => {
  const { graph, edge, ids, pair, evaluation } = draw([...SHOP, onlyFirst], { expanded: ["shop/db", "shop/gone"] });
  expect(ids).toEqual(["pod shop/db-0", "pod shop/db-1", "shop/web", "anyone"]);
  expect(graph.nodes[0]).toMatchObject({
    kind: "workload",
    name: "db-0",
    podCount: 1,
    pods: ["shop/db-0"],
    labels: ["app=db", "nr=0"],
    partOf: "shop/db",
    ingress: "open",
  });
  expect(graph.nodes[1]).toMatchObject({ name: "db-1", ingress: "isolated" });
  expect(edge("shop/web→pod shop/db-0").state).toBe("open");
  expect(edge("shop/web→pod shop/db-1").state).toBe("denied");
  expect(edge("pod shop/db-0→pod shop/db-1").state).toBe("denied");
  expect(groupToExplain(evaluation, pair("shop/web", "pod shop/db-1")).group.destination).toMatchObject({
    pod: { id: "shop/db-1" },
  });
});

test("every pod of an expanded workload has its lines with all others", () => {
  const { built } = draw(SHOP, { expanded: ["shop/db"] });
  const lines = Array.from(built.picture.pairsOf("pod shop/db-0"), (pair) => built.edgeOf(pair).id);
  expect(lines.sort()).toEqual(
    ["shop/web", "pod shop/db-1", "anyone"]
      .flatMap((other) => [`pod shop/db-0→${other}`, `${other}→pod shop/db-0`])
      .sort(),
  );
});

test("a workload of one pod, or of more than 60, stays one node", () => {
  const documents = [deployment("shop", "few", 60), deployment("shop", "many", 61), deployment("shop", "one", 1)];
  const { ids } = draw(documents, { expanded: ["shop/few", "shop/many", "shop/one"] });
  expect(ids.filter((id) => id.startsWith("pod "))).toHaveLength(60);
  expect(ids).toContain("shop/many");
  expect(ids).toContain("shop/one");
});

const TWO = [...SHOP, deployment("search", "web", 2), deployment("search", "api", 1, 8080)];

test("a collapsed namespace is one node with what its workloads share, and no container", () => {
  const { graph, ids } = draw([...TWO, finished("search", "job"), policy("search", "p", "", "policyTypes: [Egress]")], {
    collapsed: ["search"],
  });
  expect(ids).toEqual(["shop/db", "shop/web", "anyone", "namespace search"]);
  expect(graph.namespaces.map(({ name }) => name)).toEqual(["shop"]);
  expect(graph.nodes.at(-1)).toMatchObject({
    kind: "namespace",
    name: "search",
    podCount: 3,
    workloadCount: 2,
    policyCount: 1,
    implied: true,
    ingress: "open",
    egress: "isolated",
  });
});

test("a line of a namespace counts the pairs of pods that connect, each asked about its own ports", () => {
  const { edge, pair, evaluation } = draw([...TWO, isolatedDb], { collapsed: ["search", "shop"] });
  expect(edge("namespace search→namespace shop")).toMatchObject({
    state: "mixed",
    label: "10 of 12 pairs",
    sentence: "search to shop: pods do not agree, 10 of 12 pairs connect.",
  });
  const mixed = pair("namespace search", "namespace shop");
  expect(wordsOfSeveral(mixed)).toBe("10 of 12 pairs of pods connect; this is one that does not.");
  const { group, ports } = groupToExplain(evaluation, mixed);
  expect(group).toMatchObject({
    source: { pod: { workload: "search/api" } },
    destination: { pod: { workload: "shop/db" } },
  });
  expect(ports.TCP).toEqual([5432, 5432]);
});

test("where all pairs of two namespaces are in one state, their line is", () => {
  const denied = draw([...TWO, policy("shop", "deny", "", "policyTypes: [Ingress]")], {
    collapsed: ["search", "shop"],
  });
  expect(denied.edge("namespace search→namespace shop")).toMatchObject({
    state: "denied",
    droppedAt: "target",
    label: "",
    sentence: "search to shop: none of 12 pairs of pods connects, dropped by the ingress of shop.",
  });
  expect(denied.edge("namespace shop→namespace search")).toMatchObject({ state: "open", label: "" });
  const all = policy("shop", "all", "", "ingress: [{from: [{namespaceSelector: {}}]}]");
  const allowed = draw([...TWO, all], { collapsed: ["search", "shop"] });
  expect(allowed.edge("namespace search→namespace shop")).toMatchObject({
    state: "allowed",
    label: "80, 5432",
    sentence: "search to shop: all 12 pairs of pods connect, each on its own ports.",
  });
});

test("namespaces whose pods are asked about the same ports are spoken of as one workload would be", () => {
  const all = policy("search", "all", "", "ingress: [{from: [{namespaceSelector: {}}], ports: [{port: 80}]}]");
  const documents = [deployment("shop", "web", 1), deployment("search", "a", 1), deployment("search", "b", 1), all];
  expect(draw(documents, { collapsed: ["search"] }).edge("shop/web→namespace search")).toMatchObject({
    state: "allowed",
    label: "80",
    sentence: "shop/web to search: TCP 80 allowed.",
  });
});

test("what happens inside a collapsed namespace is neither drawn nor counted as not drawn", () => {
  const { graph, counted, built, pair } = draw(TWO, { collapsed: ["search", "shop"] });
  expect(graph.edges.map(({ id }) => id).sort()).toEqual([
    "anyone→namespace search",
    "anyone→namespace shop",
    "namespace search→anyone",
    "namespace search→namespace shop",
    "namespace shop→anyone",
    "namespace shop→namespace search",
  ]);
  expect(counted).toBe(0);
  expect(
    Array.from(built.picture.pairsOf("namespace shop"), ({ source, target }) => [source.id, target.id]),
  ).toHaveLength(4);
  expect(pair("namespace shop", "namespace shop").pairs.all).toBe(12);
});

test("all namespaces collapse by themselves above 120 workloads, and an empty list expands them", () => {
  const cluster = (count: number) => Array.from({ length: count }, (_, i) => deployment(`n${i % 4}`, `w${i}`, 1));
  expect(draw(cluster(120)).graph.namespaces).toHaveLength(4);
  expect(draw(cluster(121)).ids).toEqual(["anyone", "namespace n0", "namespace n1", "namespace n2", "namespace n3"]);
  expect(draw(cluster(121), { collapsed: [] }).graph.namespaces).toHaveLength(4);
});

test("a namespace wears a padlock that all its workloads share, and a mixed one where they differ or none takes part", () => {
  const documents = [...TWO, finished("batch", "job"), isolatedDb, policy("search", "p", "", "policyTypes: [Egress]")];
  expect(draw(documents).graph.namespaces.map(({ name, ingress, egress }) => [name, ingress, egress])).toEqual([
    ["shop", "mixed", "open"],
    ["search", "open", "isolated"],
    ["batch", "mixed", "mixed"],
  ]);
});

test("what a filter hides is neither drawn nor counted as not drawn, but counted by itself", () => {
  const plain = draw([...TWO, isolatedDb]);
  const open = draw([...TWO, isolatedDb], { filter: { ...everyEdge, hiddenStates: ["denied"] } });
  expect(open.graph.edges.map(({ state }) => state)).not.toContain("denied");
  expect(open.graph.filteredOut).toBeGreaterThan(0);
  const total = (one: typeof plain) => one.graph.edges.length + one.counted + one.graph.filteredOut;
  expect(total(open)).toBe(total(plain));
});

test("showing a workload's pods and hiding them again leaves everything where it was", () => {
  const folded = draw(TWO);
  const unfolded = draw(TWO, { expanded: ["shop/web"] }, folded.built);
  const again = draw(TWO, {}, unfolded.built);
  const places = ({ graph }: typeof folded) => graph.nodes.map(({ id, x, y }) => [id, x, y]);
  expect(places(again)).toEqual(places(folded));
  const stayed = places(unfolded).filter(([id]) => folded.ids.includes(String(id)));
  expect(stayed).toContainEqual(places(folded).find(([id]) => id === "search/web"));
});

test("collapsing a namespace and expanding it again leaves everything where it was", () => {
  const open = draw(TWO);
  const closed = draw(TWO, { collapsed: ["shop"] }, open.built);
  const again = draw(TWO, {}, closed.built);
  expect(again.graph.namespaces).toEqual(open.graph.namespaces);
  expect(again.graph.nodes).toEqual(open.graph.nodes);
  expect(closed.graph.namespaces).toEqual(open.graph.namespaces.filter(({ name }) => name === "search"));
});

test("no label is longer than 14 characters, whatever it stands for", () => {
  const many = Array.from({ length: 9 }, (_, i) => deployment("shop", `w${i}`, 40, 10_000 + i));
  const { graph } = draw(
    [
      ...many,
      deployment("search", "web", 50),
      isolatedDb,
      policy("shop", "p", app("w3"), fromEverywhere("web", 10_003)),
    ],
    {
      collapsed: ["shop"],
    },
  );
  for (const { label } of graph.edges) expect(label.length).toBeLessThanOrEqual(14);
});

test("workloads in a collapsed namespace are remembered though they have no place", () => {
  const { memory } = draw(TWO, { collapsed: ["shop", "search"] }).built;
  expect(["shop/web", "shop/db", "search/web", "search/api"].filter((id) => memory.known.has(id))).toHaveLength(4);
});
