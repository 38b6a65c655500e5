import { useMemo, useRef } from "react";
import type { Emphasis, Focus } from "../emphasis";
import type { Places } from "../nodes/node-places";
import type { Scene } from "../nodes/scene";
import type { Box } from "./box";
import { type DrawnLink, drawnLinks, waysOfLinks } from "./drawn-links";
import { createRouter, type Router } from "./route-edges";

/** The links of a scene with their ways. */
export function useDrawnLinks(
  scene: Scene,
  places: Places,
  titles: readonly Box[],
  emphasis: Emphasis,
  focus: Focus | null,
): readonly DrawnLink[] {
  const router = useRef<Router>(null);
  const ways = useMemo(() => {
    const ownRouter = () => {
      router.current ??= createRouter();
      return router.current;
    };
    return waysOfLinks(scene, places, titles, ownRouter);
  }, [scene, places, titles]);
  return useMemo(() => drawnLinks(ways, emphasis, focus), [ways, emphasis, focus]);
}
