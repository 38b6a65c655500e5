import fc from "fast-check";
import { expect, test } from "vitest";
import { packChange } from "./pack-change";
import { unpackChange } from "./unpack-change";

/** As it crosses the door. */
const sent = (before: unknown, after: unknown) => structuredClone(packChange(before, after));

const item = fc.record({ id: fc.constantFrom("a", "b", "c", "d"), words: fc.jsonValue({ maxDepth: 2 }) });
const plain = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.array(item), fc.array(fc.jsonValue({ maxDepth: 1 })));
const analysis = fc.dictionary(
  fc.constantFrom("graph", "lists", "counts"),
  fc.oneof(plain, fc.dictionary(fc.constantFrom("nodes", "edges"), plain)),
);

/** A list after some edits: items left out, doubled, moved and changed. */
const editedList = fc
  .tuple(fc.array(item, { maxLength: 12 }), fc.array(fc.tuple(fc.nat(15), fc.option(item))))
  .map(([before, picks]) => ({ before, after: picks.flatMap(([at, other]) => other ?? before[at] ?? []) }));

test("what is unpacked is what was packed, whatever it was before", () => {
  fc.assert(
    fc.property(analysis, analysis, (before, after) => {
      expect(unpackChange(sent(before, after), before)).toEqual(after);
    }),
    { numRuns: 300, seed: 5 },
  );
});

test("a list is unpacked to what it has become, with the items of before in it", () => {
  fc.assert(
    fc.property(editedList, ({ before, after }) => {
      const got = unpackChange(sent({ list: before }, { list: structuredClone(after) }), { list: before });
      expect(got).toEqual({ list: after });
      if (after.length === 0) return;
      // Safe: it has just been compared with what is a list of objects.
      const items = (got as { readonly list: readonly object[] }).list;
      const isKept = after.every((each) => before.includes(each));
      const distinct = new Set(before.map(({ id }) => id)).size === before.length;
      if (isKept && distinct) for (const [at, each] of after.entries()) expect(items[at]).toBe(each);
    }),
    { numRuns: 1000, seed: 6 },
  );
});

const edge = (id: string, sentence = `${id} allowed`) => ({ id, sentence, assumes: [] });
const before = {
  graph: { edges: ["a", "b", "c", "d"].map((id) => edge(id)), nodes: [{ id: "n", labels: ["x"] }] },
  counts: { pods: 3 },
  change: null,
};

test("of a list only the items that are new are sent, the others are the same objects afterwards", () => {
  const edges = [edge("a"), edge("b", "b denied"), edge("c"), edge("e"), edge("d")];
  const after = { ...structuredClone(before), graph: { ...structuredClone(before.graph), edges } };
  const change = sent(before, after);
  expect(JSON.stringify(change)).not.toContain("a allowed");
  // Safe: it is what was packed.
  const got = unpackChange(change, before) as typeof after;
  expect(got).toEqual(after);
  expect([0, 2, 4].map((at) => got.graph.edges[at])).toEqual([0, 2, 3].map((at) => before.graph.edges[at]));
  expect(got.graph.edges[2]).toBe(before.graph.edges[2]);
  expect(got.graph.nodes).toBe(before.graph.nodes);
  expect(got.counts).toBe(before.counts);
});

test("what was moved is kept under its id", () => {
  const edges = ["d", "b", "a", "c"].map((id) => edge(id));
  const change = sent({ edges: before.graph.edges }, { edges });
  expect(JSON.stringify(change)).not.toContain("allowed");
  expect(unpackChange(change, { edges: before.graph.edges })).toEqual({ edges });
});

test("nothing new is no more than a word", () => {
  expect(sent(before, structuredClone(before))).toEqual({ kind: "kept" });
});

test("where nothing is left of what was before, the whole is sent", () => {
  expect(sent({ edges: [edge("a")] }, { edges: [edge("b")] })).toMatchObject({ kind: "value" });
});

test("a field that is gone is gone", () => {
  expect(unpackChange(sent({ a: { x: 1 }, b: 2 }, { b: 2 }), { a: { x: 1 }, b: 2 })).toEqual({ b: 2 });
});
