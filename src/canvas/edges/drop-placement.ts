import type { GraphEdge } from "../../engine";
import type { Box } from "./box";
import { boxGrid } from "./box-grid";
import { type Heading, headingFromEnd, headingFromStart, type Route } from "./polyline";

/** Where the ⊘ of an edge stands: at the end that drops it, or at both. */
export interface Drops {
  readonly source: Heading | null;
  readonly target: Heading | null;
}

export const noDrops: Drops = { source: null, target: null };

const SIZE = 17;
/** Distances from the end that are tried; the arrow has its place before the one at the target. */
const FROM_SOURCE = [13, 30, 47, 64, 81, 98, 115];
const FROM_TARGET = [21, 38, 55, 72, 89, 106, 123];
/** A ⊘ beyond this share of its line would stand at the wrong end. */
const FARTHEST_SHARE = 0.45;

/**
 * Finds a place for each ⊘ near its end, so that lines that meet at a node do not put theirs on each other. Where so many
 * meet that there is no place, those that stand there speak for the rest.
 */
export function placeDrops(
  edges: readonly GraphEdge[],
  routes: ReadonlyMap<string, Route>,
): ReadonlyMap<string, Drops> {
  const taken = boxGrid();
  const free = (candidates: readonly Heading[]): Heading | null => {
    const found = candidates.find((place) => !taken.hits(dropBox(place))) ?? null;
    if (found) taken.add(dropBox(found));
    return found;
  };
  const drops = new Map<string, Drops>();
  for (const { id, droppedAt } of edges) {
    const route = routes.get(id);
    if (!route || droppedAt === "none") continue;
    const reach = Math.max(FROM_TARGET[0] ?? 0, lengthOf(route) * FARTHEST_SHARE);
    const near = (distances: readonly number[]) => distances.filter((distance) => distance <= reach);
    drops.set(id, {
      source: droppedAt === "target" ? null : free(near(FROM_SOURCE).map((away) => headingFromStart(route, away))),
      target: droppedAt === "source" ? null : free(near(FROM_TARGET).map((away) => headingFromEnd(route, away))),
    });
  }
  return drops;
}

/** Points stand at equal distances. */
function lengthOf({ points }: Route): number {
  const [a, b] = [points[0], points[1]];
  return a && b ? Math.hypot(b.x - a.x, b.y - a.y) * (points.length - 1) : 0;
}

/** The square that a ⊘ covers. */
export function dropBox({ x, y }: Heading): Box {
  return { x: x - SIZE / 2, y: y - SIZE / 2, width: SIZE, height: SIZE };
}
