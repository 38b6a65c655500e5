import { expect, test } from "vitest";
import type { Graph } from "../../engine";
import { namedPlaces } from "./named-places";

const place = { file: "policies.yaml", from: 60, to: 68 };
const box = { x: 0, y: 0, width: 1, height: 1 };
const closed = { ingress: "isolated", egress: "open" } as const;
const graph: Graph = {
  namespaces: [{ ...box, ...closed, id: "ns shop", name: "shop", podCount: 3, policyCount: 1, implied: false }],
  nodes: [
    {
      ...{ ...box, ...closed, kind: "workload", id: "shop/web", namespace: "shop", container: "ns shop", name: "web" },
      ...{ podCount: 3, pods: [], labels: ["app=web", "tier=front"], excluded: null, hostNetwork: false, partOf: null },
    },
    {
      ...{ ...box, ...closed, kind: "namespace", id: "namespace mail", name: "mail", implied: false },
      ...{ podCount: 1, workloadCount: 1, policyCount: 0 },
    },
    { ...box, kind: "anyone", id: "anyone", name: "anyone" },
  ],
  edges: [],
  notDrawn: { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 },
  filteredOut: 0,
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
