import { expect, test } from "vitest";
import type { Turn } from "./detour";
import { createTracks } from "./tracks";

const turn = (away: number): Turn => ({ x: 0, y: 200 + away, outX: 1, outY: 1, corner: "of a node", away });

test("the second line around a corner keeps its distance from the first", () => {
  const tracks = createTracks();
  const first = tracks.place(turn(12), "a\nb", 0, 10);
  const second = tracks.place(turn(12), "a\nc", 0, 10);
  expect(second.y - first.y).toBe(10);
});

test("a pair of lines after a single one takes room for both", () => {
  const tracks = createTracks();
  const single = tracks.place(turn(12), "a\nb", 0, 10);
  const pair = tracks.place(turn(20), "a\nc", 10, 10);
  expect(pair.y - 10 - single.y).toBe(10);
});

test("opposite lines share a track", () => {
  const tracks = createTracks();
  expect(tracks.place(turn(20), "a\nb", 10, 10)).toEqual(tracks.place(turn(20), "a\nb", 10, 10));
});

test("where nodes stand close, many lines stay within what room there is", () => {
  const tracks = createTracks();
  const ys = Array.from({ length: 12 }, (_, i) => tracks.place(turn(6), `a\n${i}`, 0, 5.5).y);
  expect(Math.max(...ys) - Math.min(...ys)).toBeLessThanOrEqual(18);
});
