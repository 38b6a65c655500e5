import { expect, test } from "vitest";
import type { DoorNode, Graph } from "../../engine";
import { namedPlaces } from "./named-places";

const place = { file: "policies.yaml", from: 60, to: 68 };
const box = { x: 0, y: 0, width: 1, height: 1 };
const closed = { ingress: "isolated", egress: "open" } as const;
const graph: Graph = {
  namespaces: [
    { ...box, ...closed, id: "ns shop", name: "shop", podCount: 3, policyCount: 1, implied: false, assumed: false },
  ],
  nodes: [
    {
      ...{ ...box, ...closed, kind: "workload", id: "shop/web", namespace: "shop", container: "ns shop", name: "web" },
      ...{
        podCount: 3,
        pods: [],
        labels: ["app=web", "tier=front"],
        excluded: null,
        hostNetwork: false,
        partOf: null,
        assumed: false,
      },
    },
    {
      ...{ ...box, ...closed, kind: "namespace", id: "namespace mail", name: "mail", implied: false, assumed: false },
      ...{ podCount: 1, workloadCount: 1, policyCount: 0 },
    },
    { ...box, kind: "anyone", id: "anyone", name: "anyone" },
  ],
  edges: [],
  notDrawn: { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 },
  filteredOut: 0,
  doors: [],
  links: [],
  drawnForChange: [],
};

test("every node, namespace and policy can be gone to by its name", () => {
  const places = namedPlaces({ graph, policies: [{ name: "shop/deny-all", place }] });
  expect(places.map(({ group, name }) => `${group}: ${name}`)).toEqual([
    "Pods: shop/web",
    "Namespaces: mail",
    "Outside: anyone",
    "Namespaces: shop",
    "Policies: shop/deny-all",
  ]);
  expect(places.at(-1)?.target).toEqual({ kind: "policy", place });
});

test("a workload is found by its labels too, and a collapsed namespace is a node", () => {
  const [web, mail, , shop] = namedPlaces({ graph, policies: [] });
  expect(web?.details).toEqual(["app=web, tier=front", "3 pods"]);
  expect(mail?.target).toEqual({ kind: "node", id: "namespace mail" });
  expect(shop?.target).toEqual({ kind: "namespace", name: "shop" });
});

test("Services and Ingresses can be gone to by name, also those that share a pill", () => {
  const service: DoorNode = {
    ...{ ...box, kind: "service", id: "service shop/web", namespace: "shop", container: "ns shop", name: "web" },
    ...{ ports: "80 → 8080", broken: "its selector selects no pod", more: ["shop/admin"] },
  };
  const ingress: DoorNode = {
    ...{ ...box, kind: "ingress", id: "ingress shop/entry", namespace: "shop", name: "entry" },
    ...{ hosts: "shop.example.com", broken: null },
  };
  const places = namedPlaces({
    graph: { ...graph, nodes: [], namespaces: [], doors: [service, ingress] },
    policies: [],
  });
  expect(places.map(({ group, name, details, target }) => ({ group, name, details, target }))).toEqual([
    {
      ...{ group: "Services", name: "Service shop/web", details: ["80 → 8080", "its selector selects no pod"] },
      target: { kind: "door", id: "service shop/web" },
    },
    {
      ...{ group: "Services", name: "Service shop/admin", details: [] },
      target: { kind: "door", id: "service shop/admin" },
    },
    {
      ...{ group: "Services", name: "Ingress shop/entry", details: ["shop.example.com"] },
      target: { kind: "door", id: "ingress shop/entry" },
    },
  ]);
});

test("a Service that has no pill in a dense picture can be gone to by name all the same", () => {
  const service: DoorNode = {
    ...{ ...box, kind: "service", id: "service shop/web", namespace: "shop", container: "ns shop", name: "web" },
    ...{ ports: "80", broken: null, isDrawn: false },
  };
  const [place] = namedPlaces({ graph: { ...graph, nodes: [], namespaces: [], doors: [service] }, policies: [] });
  expect(place).toMatchObject({ name: "Service shop/web", target: { kind: "door", id: "service shop/web" } });
});
