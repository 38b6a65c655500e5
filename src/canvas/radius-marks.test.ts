import { expect, test } from "vitest";
import type { DrawnRadius, ReachedNode } from "../engine";
import { radiusMarks } from "./radius-marks";

const node = (id: string, step: number, edgeId: string): ReachedNode => ({
  id,
  kind: "workload",
  name: id,
  step,
  nodes: [{ id, step }],
  pods: { reached: 1, all: 1 },
  way: [{ from: "", to: "", ports: "", edgeId }],
  entries: [],
});

const radius: DrawnRadius = {
  about: "web",
  start: ["web"],
  all: 3,
  reached: [node("api", 1, "web→api"), node("db", 2, "api→db")],
  perhaps: [node("log", 1, "web→log")],
  unreached: [],
  goesOut: [],
  edges: [],
};

test("what is farther than the steps that are shown steps back, with its way", () => {
  const near = radiusMarks(radius, 1, { edges: [] }, "from");
  expect([...near.steps]).toEqual([
    ["web", 0],
    ["api", 1],
    ["log", 1],
  ]);
  expect([...near.perhaps]).toEqual(["log"]);
  const { lookOfNode } = near.emphasis;
  expect(["web", "api", "db", "log"].map(lookOfNode)).toEqual(["plain", "plain", "faded", "plain"]);
  const all = radiusMarks(radius, null, { edges: [] }, "from");
  expect(all.steps.get("db")).toBe(2);
  expect([...all.lines]).toEqual(["web→api", "api→db", "web→log"]);
});
