import type { GraphEdge } from "../../engine";
import type { Box } from "./box";
import { boxGrid } from "./box-grid";
import { linesOf } from "./line-grid";
import { type Heading, headingFromEnd, headingFromStart, lengthOf, type Route } from "./polyline";

/** Where the ⊘ of an edge stands: at the end that drops it, or at both. */
export interface Drops {
  readonly source: Heading | null;
  readonly target: Heading | null;
}

export const noDrops: Drops = { source: null, target: null };

const SIZE = 17;
/** Another line does not lead through so much of it. */
const CORE = 11;
/** Distances from the end that are tried; the arrow has its place before the one at the target. */
const FROM_SOURCE = Array.from({ length: 13 }, (_, i) => 13 + i * 8.5);
const FROM_TARGET = Array.from({ length: 13 }, (_, i) => 21 + i * 8.5);
/** A ⊘ makes way for other lines and nodes only so many places, so that it stays at its end. */
const NEAREST = 7;
/** A ⊘ beyond this share of its line would stand at the wrong end. */
const FARTHEST_SHARE = 0.45;

/**
 * Finds a place for each ⊘ near its end, so that lines that meet at a node do not put theirs on each other, nor on
 * a node or another line where there is a place beside it. Where so many meet that there is no place, those that stand there speak for the rest.
 */
export function placeDrops(
  edges: readonly GraphEdge[],
  routes: ReadonlyMap<string, Route>,
  nodes: readonly Box[] = [],
): ReadonlyMap<string, Drops> {
  const taken = boxGrid();
  const cards = boxGrid(nodes);
  const lines = linesOf(routes);
  const isClear = (place: Heading, route: Route) =>
    !cards.hits(dropBox(place)) && !lines.meets(squareAround(place, CORE), route);
  const free = (candidates: readonly Heading[], route: Route): Heading | null => {
    const apart = candidates.filter((place) => !taken.hits(dropBox(place)));
    const near = candidates.slice(0, NEAREST).filter((place) => apart.includes(place));
    const clear = near.find((place) => isClear(place, route));
    const found = clear ?? apart[0] ?? null;
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
      source:
        droppedAt === "target"
          ? null
          : free(
              near(FROM_SOURCE).map((away) => headingFromStart(route, away)),
              route,
            ),
      target:
        droppedAt === "source"
          ? null
          : free(
              near(FROM_TARGET).map((away) => headingFromEnd(route, away)),
              route,
            ),
    });
  }
  return drops;
}

/** One ⊘ only, while the line glows because it has just been closed: two would look like two events. */
export function dropsOnce(drops: Drops): Drops {
  return drops.target === null ? drops : { ...drops, source: null };
}

/** The square that a ⊘ covers. */
export function dropBox(place: Heading): Box {
  return squareAround(place, SIZE);
}

function squareAround({ x, y }: Heading, size: number): Box {
  return { x: x - size / 2, y: y - size / 2, width: size, height: size };
}
