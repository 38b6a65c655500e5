import { expect, test } from "vitest";
import type { GraphNamespace, GraphNode } from "../../engine";
import { readingOrder } from "./reading-order";

const size = { width: 100, height: 40 };

const namespace = (name: string, x: number): GraphNamespace => ({
  ...{ id: `${name}/`, name, x, y: 0, ...size, podCount: 1, policyCount: 0, implied: false, assumed: false },
  ...{ ingress: "mixed", egress: "mixed" },
});
const workload = (id: string, x: number, y: number): GraphNode => ({
  ...{ kind: "workload", id, x, y, ...size, namespace: "", container: `${id.charAt(0)}/`, name: id, podCount: 1 },
  ...{
    pods: [],
    labels: [],
    ingress: "open",
    egress: "open",
    excluded: null,
    hostNetwork: false,
    partOf: null,
    assumed: false,
  },
});

test("outside comes first, then each namespace, in rows from left to right", () => {
  const scene = {
    nodes: [
      workload("b1", 0, 50),
      workload("a3", 0, 150),
      workload("a2", 200, 52),
      workload("a1", 0, 50),
      { kind: "anyone", id: "anyone", name: "anyone", x: -300, y: 400, ...size } as const,
    ],
    namespaces: [namespace("b", 500), namespace("a", 0)],
    areOpenLinesDrawn: true,
    doors: [],
    links: [],
    shape: "wide" as const,
  };
  expect(readingOrder(scene).map(({ id }) => id)).toEqual(["anyone", "a1", "a2", "a3", "b1"]);
});
