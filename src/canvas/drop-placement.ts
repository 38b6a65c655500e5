import type { GraphEdge } from "../engine";
import { type Box, type Heading, headingFromEnd, headingFromStart, overlap, type Route } from "./edge-geometry";

/** Where the ⊘ of an edge stands: at the end that drops it, or at both. */
export interface Drops {
  readonly source: Heading | null;
  readonly target: Heading | null;
}

export const noDrops: Drops = { source: null, target: null };

const SIZE = 17;
/** Distances from the end that are tried; the arrow has its place before the one at the target. */
const FROM_SOURCE = [13, 30, 47];
const FROM_TARGET = [21, 38, 55];

/** Finds a place for each ⊘ near its end, so that lines that meet at a node do not put theirs on each other. */
export function placeDrops(
  edges: readonly GraphEdge[],
  routes: ReadonlyMap<string, Route>,
): ReadonlyMap<string, Drops> {
  const taken: Box[] = [];
  const free = (candidates: readonly Heading[]): Heading | null => {
    const found =
      candidates.find((place) => !taken.some((box) => overlap(box, dropBox(place)))) ?? candidates[0] ?? null;
    if (found) taken.push(dropBox(found));
    return found;
  };
  const drops = new Map<string, Drops>();
  for (const { id, droppedAt } of edges) {
    const route = routes.get(id);
    if (!route || droppedAt === "none") continue;
    drops.set(id, {
      source: droppedAt === "target" ? null : free(FROM_SOURCE.map((distance) => headingFromStart(route, distance))),
      target: droppedAt === "source" ? null : free(FROM_TARGET.map((distance) => headingFromEnd(route, distance))),
    });
  }
  return drops;
}

/** The square that a ⊘ covers. */
export function dropBox({ x, y }: Heading): Box {
  return { x: x - SIZE / 2, y: y - SIZE / 2, width: SIZE, height: SIZE };
}
