import { type Box, crosses, overlap, type Point } from "./box";

/** Boxes sorted into squares, so that a question about a place costs what is near it. */
export interface BoxGrid<B extends Box = Box> {
  add(box: B): void;
  /** Whether any of the boxes shares an area with this one. */
  hits(box: Box): boolean;
  /** The boxes that share an area with this one, or that are points inside it. */
  within(box: Box): readonly B[];
  /** The boxes through which the straight way between two points leads. */
  between(from: Point, to: Point): readonly B[];
}

const SQUARE = 160;

export function boxGrid<B extends Box>(boxes: Iterable<B> = []): BoxGrid<B> {
  const squares = new Map<number, B[]>();
  const grid: BoxGrid<B> = {
    add(box) {
      for (let x = square(box.x); x <= square(box.x + box.width); x++) {
        for (let y = square(box.y); y <= square(box.y + box.height); y++) {
          const held = squares.get(keyOf(x, y));
          if (held) held.push(box);
          else squares.set(keyOf(x, y), [box]);
        }
      }
    },
    hits(box) {
      for (let x = square(box.x); x <= square(box.x + box.width); x++) {
        for (let y = square(box.y); y <= square(box.y + box.height); y++) {
          for (const other of squares.get(keyOf(x, y)) ?? []) if (overlap(other, box)) return true;
        }
      }
      return false;
    },
    within(box) {
      const found = new Set<B>();
      for (let x = square(box.x); x <= square(box.x + box.width); x++) {
        for (let y = square(box.y); y <= square(box.y + box.height); y++) {
          for (const other of squares.get(keyOf(x, y)) ?? []) if (overlap(other, box)) found.add(other);
        }
      }
      return [...found];
    },
    between(from, to) {
      const found = new Set<B>();
      for (const [x, top, bottom] of columnsBetween(from, to)) {
        for (let y = top; y <= bottom; y++) {
          for (const box of squares.get(keyOf(x, y)) ?? []) if (crosses(from, to, box)) found.add(box);
        }
      }
      return [...found];
    },
  };
  for (const box of boxes) grid.add(box);
  return grid;
}

/** The squares that a straight way touches: for each column its first and last one. */
function* columnsBetween(from: Point, to: Point): Generator<readonly [number, number, number]> {
  const [a, b] = from.x <= to.x ? [from, to] : [to, from];
  const slope = b.x === a.x ? 0 : (b.y - a.y) / (b.x - a.x);
  const heightAt = (x: number) => a.y + (x - a.x) * slope;
  for (let x = square(a.x); x <= square(b.x); x++) {
    const enter = a.x === b.x ? a.y : heightAt(Math.max(a.x, x * SQUARE));
    const leave = a.x === b.x ? b.y : heightAt(Math.min(b.x, (x + 1) * SQUARE));
    yield [x, square(Math.min(enter, leave)), square(Math.max(enter, leave))];
  }
}

function square(coordinate: number): number {
  return Math.floor(coordinate / SQUARE);
}

/** Pictures are far smaller than 2^15 squares either way. */
function keyOf(x: number, y: number): number {
  return (x + 0x8000) * 0x10000 + (y + 0x8000);
}
