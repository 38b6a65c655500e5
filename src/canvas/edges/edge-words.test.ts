import { expect, test } from "vitest";
import type { GraphEdge } from "../../engine";
import { edgeWords, needsWords, shortEdgeWords } from "./edge-words";

const edge = (change: Partial<GraphEdge>): GraphEdge => ({
  id: "a→b",
  source: "a",
  target: "b",
  state: "allowed",
  label: "",
  sentence: "",
  droppedAt: "none",
  assumes: [],
  ...change,
});

test("a line that just opened or closed says for which ports, not what gets through besides", () => {
  const allowed = edge({ label: "4 ports" });
  expect(edgeWords(allowed, { kind: "opened", ports: "8080" })).toBe("+ 8080");
  expect(edgeWords(allowed, { kind: "closed", ports: "UDP 53" })).toBe("− UDP 53");
  expect(edgeWords(allowed, { kind: "changed", ports: "" })).toBe("±");
  expect(edgeWords(allowed, null)).toBe("4 ports");
});

test("a line that rests on an assumption has a question mark, but not for policies of other kinds", () => {
  expect(edgeWords(edge({ state: "depends" }), null)).toBe("?");
  expect(edgeWords(edge({ label: "80", assumes: ["other-policies"] }), null)).toBe("80");
});

test("where there is no room the words say the same in fewer letters", () => {
  expect(shortEdgeWords("8080 only")).toBe("8080");
  expect(shortEdgeWords("7 of 12 pairs")).toBe("7 of 12");
  expect(shortEdgeWords("IPv4 only ?")).toBe("IPv4 ?");
  expect(shortEdgeWords("3 ports")).toBe("3 ports");
});

test("without its words a partly allowed or mixed line would look like an allowed one", () => {
  expect(needsWords(edge({ state: "partly" }))).toBe(true);
  expect(needsWords(edge({ state: "mixed" }))).toBe(true);
  expect(needsWords(edge({ state: "denied" }))).toBe(false);
});
