import { type Box, centre, type Point } from "../edges/box";

export type Direction = "left" | "right" | "up" | "down";

/** What is aside counts so much more than what is ahead. */
const ASIDE = 2.2;

/** Id of the node nearest to one in a direction; null where there is none. */
export function nearestNode(boxes: ReadonlyMap<string, Box>, from: string, direction: Direction): string | null {
  const own = boxes.get(from);
  if (!own) return null;
  let found: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, box] of boxes) {
    if (id === from) continue;
    const { ahead, aside } = split(centre(own), centre(box), direction);
    // What is more aside than ahead lies in another direction.
    if (ahead <= 1 || aside > ahead * 2) continue;
    const cost = ahead + aside * ASIDE;
    if (cost >= least) continue;
    least = cost;
    found = id;
  }
  return found;
}

function split(from: Point, to: Point, direction: Direction): { readonly ahead: number; readonly aside: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  switch (direction) {
    case "left":
      return { ahead: -dx, aside: Math.abs(dy) };
    case "right":
      return { ahead: dx, aside: Math.abs(dy) };
    case "up":
      return { ahead: -dy, aside: Math.abs(dx) };
    case "down":
      return { ahead: dy, aside: Math.abs(dx) };
  }
}
