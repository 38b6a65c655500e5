import { expect, test } from "vitest";
import type { EdgeState, Graph } from "../engine";
import { compareGraphs } from "./graph-change";

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
  expect(changes[0]?.words).toBe("A → B TCP 8080 opened");
});

test("another port is a change", () => {
  const changes = compareGraphs(graph({ "a→b": "allowed" }), graph({ "a→b": "allowed" }, "9090"));
  expect(changes[0]?.words).toBe("A → B 8080, now 9090");
});

test("lines that are in one picture only and equal ones say nothing", () => {
  const before = graph({ "a→b": "allowed", "a→c": "denied" });
  expect(compareGraphs(before, graph({ "a→b": "allowed", "b→c": "open" }))).toEqual([]);
});

test("among several namespaces a workload is called with its own", () => {
  const namespace = { x: 0, y: 0, width: 1, height: 1, podCount: 1, policyCount: 0, implied: false };
  const workload = {
    kind: "workload",
    ...{ x: 0, y: 0, width: 1, height: 1, podCount: 1, pods: [], labels: [], excluded: null, hostNetwork: false },
    ingress: "open",
    egress: "open",
  } as const;
  const among = (names: readonly string[], state: EdgeState): Graph => ({
    ...graph({ "a→b": state }),
    namespaces: names.map((name) => ({ ...namespace, id: name, name })),
    nodes: [
      { ...workload, id: "a", namespace: "shop", container: "shop", name: "web" },
      { ...workload, id: "b", namespace: "bank", container: "bank", name: "web" },
    ],
  });
  const words = (names: readonly string[]) =>
    compareGraphs(among(names, "allowed"), among(names, "denied")).map((change) => change.words);
  expect(words(["shop", "bank"])).toEqual(["shop/web → bank/web TCP 8080 closed"]);
  expect(words(["shop"])).toEqual(["web → web TCP 8080 closed"]);
});
