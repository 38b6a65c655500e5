import { expect, test } from "vitest";
import { movedIntoView } from "./free-view";

const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 });
const free = { width: 500, height: 400 };

test("what lies in the free part stays where it is", () => {
  expect(movedIntoView({ x: 0, y: 0, zoom: 1 }, [box(30, 30), box(300, 100)], free)).toBeNull();
});

test("what lies under the card is moved out from under it", () => {
  expect(movedIntoView({ x: 0, y: 0, zoom: 1 }, [box(500, 30)], free)).toEqual({ x: -124, y: 0, zoom: 1 });
});

test("what is too wide is made smaller until both ends are seen", () => {
  const moved = movedIntoView({ x: 0, y: 0, zoom: 1 }, [box(0, 100), box(800, 100)], free);
  expect(moved?.zoom).toBeCloseTo(452 / 900);
  expect(moved && 900 * moved.zoom + moved.x).toBeLessThanOrEqual(476.1);
});
