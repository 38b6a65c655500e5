import { expect, test } from "vitest";
import type { DoorNode, GraphLink, GraphNamespace, GraphNode, ServiceNode } from "../../engine";
import { emphasisOf } from "../emphasis";
import { doorSentence } from "./door-sentence";
import { clusterBox, placesOf } from "./node-places";
import { readingOrder } from "./reading-order";
import { hasPill, type Scene } from "./scene";

const namespace: GraphNamespace = {
  ...{ id: "shop/", name: "shop", x: 0, y: 0, width: 600, height: 300, podCount: 2, policyCount: 0 },
  ...{ implied: false, assumed: false, ingress: "mixed", egress: "mixed" },
};
const workload = (name: string, x: number): GraphNode => ({
  ...{ kind: "workload", id: `shop/${name}`, x, y: 60, width: 150, height: 60, namespace: "shop", container: "shop/" },
  ...{ name, podCount: 1, pods: [], labels: [], ingress: "open", egress: "open", excluded: null },
  ...{ hostNetwork: false, partOf: null, assumed: false },
});
const service = (name: string, x: number, y = 46, change: Partial<ServiceNode> = {}): ServiceNode => ({
  ...{ kind: "service", id: `service shop/${name}`, namespace: "shop", container: "shop/", name, x, y },
  ...{ width: 100, height: 24, ports: "80 → 8080", broken: null, ...change },
});
const entry: DoorNode = {
  ...{ kind: "ingress", id: "ingress shop/entry", namespace: "shop", name: "entry", x: -114, y: 50 },
  ...{ width: 100, height: 24, hosts: "shop.example", broken: null },
};
const link = (source: string, target: string): GraphLink => ({
  id: `${source}⇢${target}`,
  source,
  target,
  broken: false,
});
const scene: Scene = {
  nodes: [workload("web", 140), workload("api", 430)],
  namespaces: [namespace],
  doors: [service("api", 316), service("web", 26), service("lost", 30, 240, { broken: "it selects no pod" }), entry],
  links: [
    link("service shop/api", "shop/api"),
    link("service shop/web", "shop/web"),
    link("ingress shop/entry", "service shop/web"),
  ],
  areOpenLinesDrawn: true,
  shape: "wide",
};

test("a Service is read right before its pods, an Ingress before all namespaces", () => {
  expect(readingOrder(scene).map(({ id }) => id)).toEqual([
    "ingress shop/entry",
    ...["service shop/web", "shop/web", "service shop/api", "shop/api", "service shop/lost"],
  ]);
});

test("a pill is told with its ports, with what it leads to, and why it is broken", () => {
  expect(doorSentence(service("web", 0), ["web"])).toBe("Service web, namespace shop, port 80 to 8080, leads to web");
  expect(doorSentence(service("db", 0, 0, { ports: "→ db.example.com" }), [])).toBe(
    "Service db, namespace shop, an alias of db.example.com",
  );
  expect(doorSentence(service("web", 0, 0, { broken: "its selector app=wbe selects no pod" }), [])).toBe(
    "Service web, namespace shop, port 80 to 8080; broken: its selector app=wbe selects no pod",
  );
  expect(doorSentence(service("web", 0, 0, { more: ["shop/a"] }), ["web"])).toContain("before the same pods shop/a");
  expect(doorSentence(entry, ["web"])).toBe("Ingress entry, namespace shop, shop.example, leads to web");
});

test("a pill goes with the card that is dragged, until it is dragged itself", () => {
  const moved = placesOf(scene, { "shop/web": { x: 200, y: 160 } });
  expect(moved.relative.get("service shop/web")).toMatchObject({ x: 86, y: 146 });
  expect(moved.relative.get("service shop/api")).toMatchObject({ x: 316, y: 46 });
  const own = placesOf(scene, { "shop/web": { x: 200, y: 160 }, "service shop/web": { x: 5, y: 6 } });
  expect(own.relative.get("service shop/web")).toMatchObject({ x: 5, y: 6 });
});

test("an Ingress stays at the frame of the cluster when a namespace is dragged", () => {
  for (const positions of [{}, { "shop/": { x: -300, y: 40 } }]) {
    const places = placesOf(scene, positions);
    const gate = places.absolute.get("ingress shop/entry");
    const frame = clusterBox(scene, places);
    expect((gate?.x ?? 0) + (gate?.width ?? 0) - (frame?.x ?? 0)).toBe(12);
  }
});

test("pointing at an Ingress lights its Services and their pods, at pods what leads to them", () => {
  const ids = [...scene.nodes, ...scene.doors].map(({ id }) => id);
  const plain = (kind: "node" | "door", id: string) => {
    const { lookOfNode, lookOfLink } = emphasisOf({ target: { kind, id }, rest: "faded" }, [], ids, scene.links);
    const near = ids.filter((each) => lookOfNode(each) === "plain");
    return [...near, ...scene.links.filter((each) => lookOfLink(each) === "plain").map((each) => each.id)];
  };
  const web = ["shop/web", "service shop/web", "ingress shop/entry"];
  const links = ["service shop/web⇢shop/web", "ingress shop/entry⇢service shop/web"];
  expect(plain("door", "ingress shop/entry")).toEqual([...web, ...links]);
  expect(plain("node", "shop/web")).toEqual([...web, ...links]);
  expect(plain("door", "service shop/lost")).toEqual(["service shop/lost"]);
});

test("pointing at a Service without a pill lights its pods and nothing else", () => {
  const hidden = service("quiet", 0, 0, { isDrawn: false });
  const links = [...scene.links, link(hidden.id, "shop/api")];
  const ids = [...scene.nodes, ...[...scene.doors, hidden].filter(hasPill)].map(({ id }) => id);
  expect(ids).not.toContain(hidden.id);
  const { lookOfNode } = emphasisOf({ target: { kind: "door", id: hidden.id }, rest: "faded" }, [], ids, links);
  expect(ids.filter((id) => lookOfNode(id) === "plain")).toEqual(["shop/api"]);
});
