import { type Box, centre, type Point } from "./box";
import { isFree, type Terrain } from "./detour";
import { endOf } from "./line-ends";

/** Parts of a side by which an end is moved from its middle. */
const SHIFTS = [0, -0.125, 0.125, -0.25, 0.25, -0.36, 0.36];

/**
 * The straight way from one node to another that leads through nothing else, though not from middle to middle: the one
 * whose ends are moved least. Null where there is none.
 */
export function straightWay(
  a: Box,
  b: Box,
  ends: readonly [string, string],
  terrain: Terrain,
): readonly [Point, Point] | null {
  const tries = shiftedPoints(a, b).flatMap((from) =>
    shiftedPoints(b, a).map((to) => ({ from, to, moved: Math.abs(from.moved) + Math.abs(to.moved) })),
  );
  tries.sort((first, second) => first.moved - second.moved);
  const found = tries.find(({ from, to }) => isFree(from.at, to.at, ends, terrain));
  return found ? [found.from.at, found.to.at] : null;
}

/** Points inside a box beside its middle, along the side at which the way to the other box leaves. */
function shiftedPoints(box: Box, other: Box): readonly { readonly at: Point; readonly moved: number }[] {
  const middle = centre(box);
  const { side } = endOf(box, middle, centre(other));
  const isUpright = side === "left" || side === "right";
  return SHIFTS.map((share) => {
    const moved = share * (isUpright ? box.height : box.width);
    return { at: isUpright ? { ...middle, y: middle.y + moved } : { ...middle, x: middle.x + moved }, moved };
  });
}
