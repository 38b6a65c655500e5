import { expect, test } from "vitest";
import type { EdgeState, Graph } from "../engine";
import { changeSentence, compareGraphs } from "./graph-change";

function graph(states: Record<string, EdgeState>, label = "8080"): Graph {
  const node = { kind: "anyone", x: 0, y: 0, width: 1, height: 1 } as const;
  return {
    namespaces: [],
    nodes: ["a", "b", "c"].map((id) => ({ ...node, id, name: id.toUpperCase() })),
    edges: Object.entries(states).map(([id, state]) => ({
      id,
      source: id.charAt(0),
      target: id.charAt(2),
      state,
      label,
      sentence: "",
      droppedAt: "none",
      assumes: [],
    })),
    notDrawn: { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 },
  };
}

test("an edge that is denied now was closed", () => {
  const changes = compareGraphs(graph({ "a→b": "allowed" }), graph({ "a→b": "denied" }));
  expect(changes).toEqual([{ edgeId: "a→b", kind: "closed", words: "A → B TCP 8080 closed" }]);
});

test("an edge that passes now was opened", () => {
  const changes = compareGraphs(graph({ "a→b": "denied" }), graph({ "a→b": "open" }));
  expect(changeSentence(changes)).toBe("A → B TCP 8080 opened");
});

test("another port is a change", () => {
  const changes = compareGraphs(graph({ "a→b": "allowed" }), graph({ "a→b": "allowed" }, "9090"));
  expect(changeSentence(changes)).toBe("A → B 8080, now 9090");
});

test("lines that are in one picture only and equal ones say nothing", () => {
  const before = graph({ "a→b": "allowed", "a→c": "denied" });
  expect(compareGraphs(before, graph({ "a→b": "allowed", "b→c": "open" }))).toEqual([]);
  expect(changeSentence([])).toBeNull();
});

test("two changes are named and the rest is counted", () => {
  const before = graph({ "a→b": "allowed", "b→a": "allowed", "c→a": "allowed" });
  const after = graph({ "a→b": "denied", "b→a": "denied", "c→a": "denied" });
  expect(changeSentence(compareGraphs(before, after))).toBe("A → B TCP 8080 closed; B → A TCP 8080 closed; 1 more");
});
