import { expect, test } from "vitest";
import { linesBehind, textMarks, withoutTail } from "./text-marks";

const text = "one\ntwo\nthree\nfour\n";
const place = (from: number, to: number, file = "a.yaml") => ({ file, from, to });
const rule = (from: number, to: number, file = "a.yaml") => ({ kind: "rule" as const, place: place(from, to, file) });

test("what is behind a connection is marked, and the rule of the caret beside it", () => {
  const placesBehind = { edgeId: "a→b", revision: 4, places: [rule(4, 7)] };
  const words = "ingress rule 1 of app/web";
  const spotlight = { kind: "rule", words, place: place(0, 3), nodes: [], edges: [], alone: [] } as const;
  expect(textMarks({ placesBehind, spotlight }, 4)).toEqual([rule(4, 7), { kind: "caret", place: place(0, 3) }]);
  expect(textMarks({ placesBehind, spotlight: { ...spotlight, kind: "object" } }, 4)).toEqual([rule(4, 7)]);
});

test("what is about an earlier text is not marked", () => {
  const placesBehind = { edgeId: "a→b", revision: 3, places: [rule(4, 7)] };
  expect(textMarks({ placesBehind, spotlight: null }, 4)).toEqual([]);
  expect(textMarks({ placesBehind: null, spotlight: null }, 4)).toEqual([]);
});

test("lines are counted once for each file, wherever in them the marks begin", () => {
  const files = [
    { name: "a.yaml", text },
    { name: "b.yaml", text },
    { name: "c.yaml", text },
  ];
  const marks = [rule(5, 10), rule(9, 12), rule(0, 18, "b.yaml"), { kind: "caret" as const, place: place(0, 18) }];
  expect([...linesBehind(marks, files)]).toEqual([
    ["a.yaml", 2],
    ["b.yaml", 4],
  ]);
});

test("line ends behind a place do not make it longer", () => {
  expect(withoutTail(place(4, 8), text)).toEqual(place(4, 7));
  expect([...linesBehind([rule(4, 8)], [{ name: "a.yaml", text }])]).toEqual([["a.yaml", 1]]);
});
