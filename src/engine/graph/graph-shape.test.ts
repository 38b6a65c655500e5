import { expect, test } from "vitest";
import { takePicture } from "../insight/picture";
import { defaultWish, type PictureShape } from "../insight/picture-wish";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { finish } from "../steps";
import { type BuiltGraph, buildGraph } from "./build-graph";
import type { Graph } from "./graph";

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}\n`;
const WEB_TO_API = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api, namespace: shop}
spec: {podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}
`;
const DOCUMENTS = [pod("web"), pod("api"), WEB_TO_API];

function draw(documents: readonly string[], shape: PictureShape, before: BuiltGraph | null = null): BuiltGraph {
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const wish = { ...defaultWish, shape };
  const request = { wish, watch: null, memory: before?.memory ?? null };
  return finish(buildGraph(evaluation, takePicture(evaluation, [], wish), request));
}

function placeOf({ nodes }: Graph, id: string) {
  const node = nodes.find((one) => one.id === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return { x: node.x, y: node.y };
}

test("anyone stands left of a wide picture and above a tall one, and so do callers", () => {
  const wide = draw(DOCUMENTS, "wide").graph;
  expect(placeOf(wide, "anyone").x).toBeLessThan(0);
  expect(placeOf(wide, "shop/web").x).toBeLessThan(placeOf(wide, "shop/api").x);
  const tall = draw(DOCUMENTS, "tall").graph;
  expect(placeOf(tall, "anyone").y).toBeLessThan(0);
  expect(placeOf(tall, "anyone").x).toBeGreaterThan(0);
  expect(placeOf(tall, "shop/web").y).toBeLessThan(placeOf(tall, "shop/api").y);
});

test("another shape is laid out afresh, whatever the former was like", () => {
  const grown = draw([...DOCUMENTS, pod("db")], "wide", draw(DOCUMENTS, "wide"));
  const turned = draw([...DOCUMENTS, pod("db")], "tall", grown);
  expect(turned.graph).toEqual(draw([...DOCUMENTS, pod("db")], "tall").graph);
});

test("a tall picture keeps its places when something is added", () => {
  const before = draw(DOCUMENTS, "tall");
  const after = draw([...DOCUMENTS, pod("db")], "tall", before);
  for (const id of ["shop/web", "shop/api", "anyone"]) {
    expect(placeOf(after.graph, id)).toEqual(placeOf(before.graph, id));
  }
});
