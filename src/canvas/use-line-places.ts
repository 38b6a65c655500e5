import { useRef } from "react";
import type { Places } from "./nodes/node-places";
import type { Scene } from "./nodes/scene";
import { useRested } from "./use-rested";

/** How long a node that is dragged has to rest until thousands of lines follow it. */
const DRAG_REST_MS = 120;

/**
 * Where lines begin and end. So many that they are painted cannot follow a node at every step of a drag: they come after
 * it when it rests. Another picture has its lines at once.
 */
export function useLinePlaces(scene: Scene, places: Places, isPainted: boolean): Places {
  const rested = useRested(places, DRAG_REST_MS);
  const last = useRef({ scene, places });
  if (!isPainted || last.current.scene !== scene || rested === places) last.current = { scene, places };
  return last.current.places;
}
