import type { GraphEdge } from "../../engine";
import { type Box, boundsOfBoxes, centre } from "../edges/box";
import { type Free, movedIntoView, type View } from "./free-view";

/** With a node its neighbours are seen, but not smaller than so that their labels can be read. */
const LEAST_ZOOM = 0.5;

/**
 * The view in which a node lies in the free part of the pane with the other ends of its lines; where not all of them
 * have room, with those that it may reach or be reached from, the nearest first. Null where they lie there already.
 *
 * @param edges - lines of the node
 */
export function viewWithNeighbours(
  view: View,
  nodeId: string,
  edges: readonly Pick<GraphEdge, "source" | "target" | "state">[],
  boxes: ReadonlyMap<string, Box>,
  free: Free,
): View | null {
  const own = boxes.get(nodeId);
  if (!own) return null;
  const least = Math.min(view.zoom, LEAST_ZOOM);
  const boxesOf = (lines: typeof edges) => {
    const ids = new Set(lines.map(({ source, target }) => (source === nodeId ? target : source)));
    return [...ids].flatMap((id) => boxes.get(id) ?? []);
  };
  const hasRoom = (shown: readonly Box[]) => {
    const moved = movedIntoView(view, shown, free, least) ?? view;
    return lieWithin(moved, shown, free);
  };
  const all = [own, ...boxesOf(edges)];
  if (hasRoom(all)) return movedIntoView(view, all, free, least);
  const shown = [own];
  for (const box of nearestFirst(own, boxesOf(edges.filter(({ state }) => state !== "denied" && state !== "open")))) {
    if (hasRoom([...shown, box])) shown.push(box);
  }
  return movedIntoView(view, shown, free, least);
}

function lieWithin(view: View, boxes: readonly Box[], free: Free): boolean {
  const bounds = boundsOfBoxes(boxes);
  if (bounds === null) return true;
  const left = bounds.x * view.zoom + view.x;
  const top = bounds.y * view.zoom + view.y;
  const [right, bottom] = [left + bounds.width * view.zoom, top + bounds.height * view.zoom];
  return left >= 0 && top >= 0 && right <= free.width && bottom <= free.height;
}

function nearestFirst(own: Box, boxes: readonly Box[]): readonly Box[] {
  const from = centre(own);
  const away = (box: Box) => Math.hypot(centre(box).x - from.x, centre(box).y - from.y);
  return boxes.toSorted((a, b) => away(a) - away(b));
}
