import { expect, test } from "vitest";
import type { GraphNode } from "../../engine";
import type { Box } from "../edges/box";
import { routeOver } from "../edges/polyline";
import type { EndpointFlowNode } from "../nodes/flow-nodes";
import { boxesAbout, pictureBounds } from "./picture-bounds";

const card: Box = { x: 0, y: 0, width: 100, height: 60 };
const around = routeOver([
  { x: 50, y: 60 },
  { x: -80, y: 90 },
  { x: 50, y: 120 },
]);

test("a line that swings out beyond all nodes is part of the picture", () => {
  const { x = 0 } = pictureBounds({ boxes: [card], routes: [around], edges: [] }) ?? {};
  const leftmost = Math.min(...around.points.map((point) => point.x));
  expect(leftmost).toBeLessThan(0);
  expect(x).toBeLessThanOrEqual(leftmost);
});

test("so is a label that is wider than what is around it", () => {
  const data = { labelAt: { x: 90, y: 90, isShort: false }, words: "7 of 12 pairs" };
  // Safe: only these two are looked at.
  const edge = { data } as unknown as Parameters<typeof pictureBounds>[0]["edges"][number];
  const bounds = pictureBounds({ boxes: [card], routes: [], edges: [edge] });
  expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBeGreaterThan(130);
  expect((bounds?.y ?? 0) + (bounds?.height ?? 0)).toBe(99);
});

test("nothing drawn has no bounds", () => {
  expect(pictureBounds({ boxes: [], routes: [], edges: [] })).toBeNull();
});

test("of one namespace there are its workloads, and whoever a line of it leads to", () => {
  const [web, api, lone] = [workload("shop", "web", 0), workload("crm", "api", 300), workload("crm", "lone", 600)];
  const nodes = [web, api, lone];
  const absolute = new Map(nodes.map(({ id, position }) => [id, { ...card, ...position }]));
  const places = { containers: new Map(), relative: absolute, absolute };
  const drawn = {
    nodes,
    edges: [],
    painted: [{ source: "shop/web", target: "crm/api" }],
    places,
    titles: [{ ...card, x: 900 }],
  };
  const xs = (namespaces: readonly string[]) => boxesAbout(drawn, namespaces).map(({ x }) => x);
  expect(xs(["shop"])).toEqual([0, 300]);
  expect(xs(["crm"])).toEqual([0, 300, 600]);
  expect(xs([])).toEqual([0, 300, 600, 900]);
});

function workload(namespace: string, name: string, x: number): EndpointFlowNode {
  const id = `${namespace}/${name}`;
  const node: GraphNode = {
    ...{ kind: "workload", id, namespace, container: `${namespace}/`, name, podCount: 1, pods: [], labels: [] },
    ...{
      ...card,
      x,
      ingress: "open",
      egress: "open",
      excluded: null,
      hostNetwork: false,
      partOf: null,
      assumed: false,
    },
  };
  const data = { node, look: "plain", isLit: false, isCalm: false, tabs: { ingress: false, egress: false } } as const;
  return { id, type: "workload", position: { x, y: 0 }, data };
}
