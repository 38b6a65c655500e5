import { expect, test } from "vitest";
import type { Graph } from "../../engine";
import { plainWish } from "../../state/view";
import { noteRoom } from "./note-room";

const graph: Graph = {
  namespaces: [],
  nodes: [],
  edges: [],
  notDrawn: { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 },
  filteredOut: 0,
  drawnForChange: [],
};
const denied = { ...graph, notDrawn: { ...graph.notDrawn, denied: 3 } };

test("a picture that shows everything has the whole pane", () => {
  expect(noteRoom(graph, plainWish, false)).toBe(0);
});

test("the note about pairs without a line takes room, more in a narrow pane where it stands above the legend", () => {
  expect(noteRoom(denied, plainWish, false)).toBe(56);
  expect(noteRoom(denied, plainWish, true)).toBe(88);
  expect(noteRoom({ ...graph, filteredOut: 2 }, plainWish, false)).toBe(56);
});

test("two notes take more room than one", () => {
  expect(noteRoom({ ...denied, filteredOut: 2 }, plainWish, false)).toBe(88);
});
