import { expect, test } from "vitest";
import type { GraphNode, WorkloadNode } from "../../../engine";
import { pickedThings } from "./picked-things";

const box = { x: 0, y: 0, width: 1, height: 1 };
const workload = (id: string, part: Partial<WorkloadNode> = {}): WorkloadNode => ({
  ...box,
  ...{ kind: "workload", id, namespace: "shop", container: "shop/", name: id.split("/")[1] ?? "", podCount: 1 },
  ...{ pods: [], labels: [], ingress: "open", egress: "open", excluded: null },
  ...{ hostNetwork: false, partOf: null, assumed: false },
  ...part,
});
const anyone: GraphNode = { ...box, kind: "anyone", id: "anyone", name: "anyone" };
const world = { nodes: [workload("shop/web"), workload("shop/api"), anyone], namespaces: ["shop", "ops"] };

test("what is picked has its namespaces, each once, and is deleted as what it is", () => {
  expect(pickedThings(["shop/web", "namespace ops", "shop/api"], world)).toEqual({
    names: ["web", "ops", "api"],
    namespaces: ["shop", "ops"],
    targets: [
      { kind: "workload", id: "shop/web" },
      { kind: "namespace", id: "ops" },
      { kind: "workload", id: "shop/api" },
    ],
  });
});

test("addresses, and what no text states, cannot be deleted", () => {
  expect(pickedThings(["shop/web", "anyone"], world)).toMatchObject({ namespaces: ["shop"], targets: null });
  const assumed = { ...world, nodes: [workload("kube-system/coredns", { assumed: true })] };
  expect(pickedThings(["kube-system/coredns"], assumed).targets).toBe(null);
});

test("a pod of a workload that is shown pod by pod is a pod", () => {
  const nodes = [workload("pod shop/web-1", { partOf: "shop/web" })];
  expect(pickedThings(["pod shop/web-1"], { nodes, namespaces: [] }).targets).toEqual([
    { kind: "pod", id: "shop/web-1" },
  ]);
});

test("what is gone is picked no more", () => {
  expect(pickedThings(["shop/gone", "namespace gone"], world)).toEqual({ names: [], namespaces: [], targets: null });
});
