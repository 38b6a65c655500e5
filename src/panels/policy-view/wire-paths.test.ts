import { expect, test } from "vitest";
import { type Box, type BranchBoxes, wirePaths } from "./wire-paths";

const box = (left: number, top: number, width = 100, height = 40): Box => {
  return { left, right: left + width, top, bottom: top + height };
};
const subject = box(300, 100, 100, 60);

test("each peer leads to the ports of its rule, the ports to the padlock, where the arrow is", () => {
  const branch: BranchBoxes = { peers: [box(0, 0), box(0, 80)], ports: box(130, 50, 60, 20), look: "rule" };
  const wires = wirePaths([branch], subject, true);
  expect(wires.map(({ path }) => [/^M(\S+) (\S+?)H/.exec(path)?.slice(1), /H([\d.]+)$/.exec(path)?.[1]])).toEqual([
    [["100", "20"], "130"],
    [["100", "100"], "130"],
    [["190", "60"], "300"],
  ]);
  expect(wires.map(({ tip }) => tip)).toEqual([null, null, { x: 300, y: 130 }]);
});

test("on the way out the arrows are at the peers", () => {
  const branch: BranchBoxes = { peers: [box(600, 0), box(600, 200)], ports: box(450, 120, 60, 20), look: "rule" };
  const wires = wirePaths([branch], subject, false);
  expect(wires.map(({ tip }) => tip)).toEqual([{ x: 600, y: 20 }, { x: 600, y: 220 }, null]);
  expect(wires.at(-1)?.path).toBe("M400 130H450");
});

test("nothing that gets through has no arrow", () => {
  const nothing: BranchBoxes = { peers: [box(0, 110)], ports: null, look: "nothing" };
  expect(wirePaths([nothing], subject, true)).toEqual([{ path: "M100 130H300", look: "nothing", tip: null }]);
});

test("a bend is never wider than its lines are apart, and ends that are hardly apart have none", () => {
  const pathFrom = (top: number) =>
    wirePaths([{ peers: [box(0, top)], ports: null, look: "open" }], subject, true)[0]?.path;
  expect(pathFrom(104)).toBe("M100 124H279Q282 124 282 127V127Q282 130 285 130H300");
  expect(pathFrom(108)).toBe("M100 128L300 130");
});
