import { expect, test } from "vitest";
import type { DrawnRadius, ReachedNode } from "../../engine";
import { radiusSentence, radiusTitle, wayWords } from "./radius-words";

const node = (id: string, step: number): ReachedNode => ({
  id,
  kind: "workload",
  name: id,
  step,
  nodes: [],
  pods: { reached: 1, all: 1 },
  way: [],
  entries: [],
});

const radius: DrawnRadius = {
  about: "anyone",
  start: ["anyone"],
  all: 4,
  reached: [node("a", 1), node("b", 2), node("c", 3)],
  perhaps: [],
  unreached: ["db"],
  goesOut: [],
  edges: [],
};

test("the sentence counts what is reached directly and in many steps, and names what is not", () => {
  expect(radiusSentence("from", radius, null)).toBe(
    "`anyone` reaches 1 of 4 workloads directly, 3 in up to 3 steps; `db` is not reached.",
  );
  expect(radiusSentence("from", radius, 2)).toBe(
    "`anyone` reaches 1 of 4 workloads directly, 2 in up to 2 steps; `db` is not reached.",
  );
  expect(radiusSentence("to", { ...radius, about: "db", reached: [node("a", 1)], unreached: ["x", "y"] }, null)).toBe(
    "1 of 4 workloads reaches `db` directly; 2 never.",
  );
  expect(radiusSentence("exposed", { ...radius, reached: [], unreached: ["a", "b", "c", "d"] }, null)).toBe(
    "The outside reaches 0 of 4 workloads directly.",
  );
});

test("a way is told with the ports of each step", () => {
  const way = [
    { from: "web", to: "api", ports: "TCP 8080", edgeId: "" },
    { from: "api", to: "db", ports: "TCP 5432", edgeId: "" },
  ];
  expect(wayWords(way)).toBe("web → api TCP 8080 → db TCP 5432");
  expect(radiusTitle("to", "db")).toBe("What can reach db");
});
