import { expect, test } from "vitest";
import { takePicture } from "../insight/picture";
import { defaultWish, everyEdge, type PictureWish } from "../insight/picture-wish";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { finish } from "../steps";
import { buildGraph } from "./build-graph";
import type { LayoutMemory } from "./layout";

const pod = (namespace: string, name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: x}]}\n`;
const replicas = (namespace: string, name: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {replicas: 2, selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: x}]}}}\n`;
const policy = (namespace: string, name: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {${spec}}\n`;
const allow = (namespace: string, to: string, from: string) =>
  policy(
    namespace,
    `${to}-from-${from}`,
    `podSelector: {matchLabels: {app: ${to}}}, ingress: [{from: [{podSelector: {matchLabels: {app: ${from}}}}]}]`,
  );
const deny = (namespace: string) => policy(namespace, "deny", "podSelector: {}, policyTypes: [Ingress, Egress]");
const out = (namespace: string, from: string, to: string) =>
  policy(
    namespace,
    `${from}-to-${to}`,
    `podSelector: {matchLabels: {app: ${from}}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: ${to}}}}]}]`,
  );

/** web → api → db in shop, all else is closed; api has two pods. mail stands alone. */
const SHOP = [
  ...[pod("shop", "web"), replicas("shop", "api"), pod("shop", "db"), pod("shop", "idle"), pod("mail", "mail")],
  ...[deny("shop"), deny("mail"), allow("shop", "api", "web"), out("shop", "web", "api")],
  ...[allow("shop", "db", "api"), out("shop", "api", "db")],
];

function draw(wish: Partial<PictureWish>, texts = SHOP, memory: LayoutMemory | null = null) {
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: texts.join("---\n") }]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const whole = { ...defaultWish, ...wish };
  const built = finish(
    buildGraph(evaluation, takePicture(evaluation, [], whole), { wish: whole, watch: null, memory }),
  );
  const { nodes, edges, away, namespaces, filteredOut } = built.graph;
  return {
    built,
    nodes: nodes.map(({ id }) => id).sort(),
    edges: edges.map(({ id }) => id).sort(),
    frames: namespaces.map(({ name }) => name),
    away,
    filteredOut,
  };
}
const around = (id: string) => ({ filter: { ...everyEdge, around: id } });

test("a node is drawn with whom it reaches and who reaches it, both ways, and with nobody else", () => {
  const { nodes, edges, frames, away } = draw(around("shop/web"));
  expect(nodes).toEqual(["shop/api", "shop/web"]);
  expect(edges).toEqual(["shop/api→shop/web", "shop/web→shop/api"]);
  expect(frames).toEqual(["shop"]);
  expect(away).toEqual({ around: "shop/web", count: 4, collapsed: [] });
});

test("what is hidden is counted: all pairs but those that are drawn", () => {
  const all = draw({ drawAll: true });
  const { edges, filteredOut } = draw(around("shop/api"));
  expect(edges).toHaveLength(5);
  expect(filteredOut).toBe(all.edges.length - edges.length);
});

test("a node without neighbours is drawn alone", () => {
  expect(draw(around("shop/idle")).nodes).toEqual(["shop/idle"]);
});

test("one pod, a namespace as a frame and as one node, anyone and a workload pod by pod have neighbours, too", () => {
  const open = [...SHOP, pod("open", "one")];
  expect(draw({ ...around("anyone") }, open).nodes).toEqual(["anyone", "open/one"]);
  expect(draw({ ...around("namespace shop") }).nodes).toEqual(["shop/api", "shop/db", "shop/idle", "shop/web"]);
  const folded = draw({ ...around("namespace mail"), collapsed: ["shop", "mail"] });
  expect(folded.nodes).toEqual(["namespace mail"]);
  expect(folded.away).toMatchObject({ count: 2, collapsed: ["shop"] });
  const [apiPod] = draw({ expanded: ["shop/api"] }).nodes.filter((id) => id.startsWith("pod "));
  const byPod = draw({ ...around(apiPod ?? ""), expanded: ["shop/api"] });
  expect(byPod.nodes).toEqual([apiPod, "shop/db", "shop/web"]);
  expect(draw({ ...around("shop/api"), expanded: ["shop/api"] }).nodes).toHaveLength(4);
  expect(draw(around(apiPod ?? "")).nodes).toEqual(["shop/api", "shop/db", "shop/web"]);
});

test("a node that is not there hides nothing", () => {
  const { away, filteredOut, edges } = draw(around("shop/gone"));
  expect(away).toBeUndefined();
  expect(filteredOut).toBe(0);
  expect(edges).toEqual(draw({}).edges);
});

test("while a node stands alone the places of the whole picture are kept", () => {
  const first = draw({}).built;
  const alone = draw(around("shop/web"), SHOP, first.memory).built;
  expect(alone.memory).toBe(first.memory);
  expect(draw({}, SHOP, alone.memory).built.graph.nodes).toEqual(first.graph.nodes);
});
