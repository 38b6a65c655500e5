import { expect, test } from "vitest";
import type { GraphEdge } from "../../engine";
import { edgeSentence, edgeWords, labelParts, needsWords, shortEdgeWords } from "./edge-words";

const edge = (change: Partial<GraphEdge>): GraphEdge => ({
  id: "a→b",
  source: "a",
  target: "b",
  state: "allowed",
  label: "",
  sentence: "",
  droppedAt: "none",
  assumes: [],
  switched: [],
  expectation: null,
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

test("a line of which something is expected says behind its label whether that holds", () => {
  expect(edgeWords(edge({ label: "8080", expectation: "pass" }), null)).toBe("8080 ✓");
  expect(edgeWords(edge({ state: "denied", label: "", expectation: "fail" }), null)).toBe("✗");
  expect(edgeWords(edge({ expectation: null, label: "8080" }), null)).toBe("8080");
});

test("the sentence of a line tells what is expected of it, and that an assumption under it was switched", () => {
  const sentence = "a to b: TCP 80 allowed.";
  expect(edgeSentence(edge({ sentence }))).toBe(sentence);
  expect(edgeSentence(edge({ sentence, expectation: "pass" }))).toBe(`${sentence} As expected.`);
  expect(edgeSentence(edge({ sentence, expectation: "fail", switched: ["end-port"] }))).toBe(
    `${sentence} It rests on a switched assumption. Not as expected.`,
  );
});

test("signs are told from words, so that each is drawn in its own way", () => {
  expect(labelParts("8080 only ? ✗").map(({ text, sign }) => `${text}: ${sign}`)).toEqual([
    "8080: null",
    "only: null",
    "?: assumes",
    "✗: fail",
  ]);
});
