import { type Selection, select } from "d3-selection";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { interrupt } from "./short-transition";

let frames: Map<number, (now: number) => void>;
let heard: string[];
let node: Element;

beforeEach(() => {
  frames = new Map();
  heard = [];
  // Safe: a selection of one element only hands it on.
  node = {} as Element;
  let last = 0;
  vi.stubGlobal("requestAnimationFrame", (run: (now: number) => void) => {
    last += 1;
    frames.set(last, run);
    return last;
  });
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => frames.delete(frame));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What the module adds to selections, as React Flow calls it. */
interface Moved {
  interrupt(): unknown;
  transition(): Chain;
}

interface Chain {
  duration(ms: number): Chain;
  ease(curve: (share: number) => number): Chain;
  on(types: string, listener: () => void): Chain;
  tween(name: string, make: () => (share: number) => void): Chain;
  call(change: (transition: Chain, word: string) => void, word: string): Chain;
}

// Safe: the imported module adds both.
const selected = () => select(node) as Selection<Element, unknown, null, undefined> & Moved;

/** A transition of 100 ms that notes what happens. */
function move(name: string): Chain {
  return selected()
    .transition()
    .duration(100)
    .ease((share) => share * share)
    .on("start.zoom", () => heard.push(`${name} starts`))
    .on("interrupt.zoom end.zoom", () => heard.push(`${name} stops`))
    .on("end", () => heard.push(`${name} ends`))
    .tween("zoom", () => (share) => heard.push(`${name} ${share}`));
}

function frame(now: number): void {
  const due = [...frames.values()];
  frames.clear();
  for (const run of due) run(now);
}

test("a move goes from its first frame along its curve to its end, and then asks for no more frames", () => {
  move("a");
  expect(heard).toEqual([]);
  for (const now of [1000, 1050, 1200]) frame(now);
  expect(heard).toEqual(["a starts", "a 0", "a 0.25", "a 1", "a stops", "a ends"]);
  expect(frames.size).toBe(0);
});

test("a later move of the same element ends the one before with its own first frame", () => {
  move("a");
  frame(0);
  move("b");
  expect(heard).toEqual(["a starts", "a 0"]);
  frame(50);
  frame(150);
  expect(heard.slice(2)).toEqual(["a 0.25", "a stops", "b starts", "b 0", "b 1", "b stops", "b ends"]);
});

test("whoever takes hold of the view ends its move, and one that has not begun never does", () => {
  move("a");
  frame(0);
  interrupt(node);
  move("b");
  selected().interrupt();
  for (const now of [50, 150]) frame(now);
  expect(heard).toEqual(["a starts", "a 0", "a stops"]);
});

test("a change of a move is given the move and its words", () => {
  move("a").call((transition, word) => transition.on("end", () => heard.push(word)), "there");
  frame(0);
  frame(100);
  expect(heard.at(-1)).toBe("there");
});
