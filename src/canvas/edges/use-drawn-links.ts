import { useMemo, useRef } from "react";
import type { GraphLink } from "../../engine";
import type { Emphasis, Focus } from "../emphasis";
import type { Look } from "../nodes/flow-nodes";
import type { Places } from "../nodes/node-places";
import type { Scene } from "../nodes/scene";
import type { Box, Point } from "./box";
import { linkWays } from "./link-ways";
import type { Route } from "./polyline";
import { createRouter } from "./route-edges";

/** A link as it is drawn. */
export interface DrawnLink {
  readonly id: string;
  readonly path: string;
  readonly end: Point;
  readonly look: Look;
  /** It begins or ends at what is pointed at. */
  readonly isNear: boolean;
  readonly isBroken: boolean;
}

/** Above so many, links lead straight on. */
const MOST_ROUTED = 80;

/** The links of a scene with their ways. They have ways of their own, so that no connection makes room for them. */
export function useDrawnLinks(
  scene: Scene,
  places: Places,
  titles: readonly Box[],
  emphasis: Emphasis,
  focus: Focus | null,
): readonly DrawnLink[] {
  const router = useRef<ReturnType<typeof createRouter>>(null);
  const ways = useMemo(() => {
    const links = oneForEachBlock(scene);
    const { short, long } = linkWays(links, places.absolute, scene.shape);
    if (long.length === 0) return { links, short, routes: new Map<string, Route>() };
    router.current ??= createRouter();
    const avoid = long.length > MOST_ROUTED ? null : titles;
    return { links, short, routes: router.current.route(long, places.absolute, avoid) };
  }, [scene, places, titles]);
  return useMemo(
    () =>
      ways.links.flatMap((link): DrawnLink[] => {
        const route = ways.routes.get(link.id);
        const way = ways.short.get(link.id) ?? (route && { path: route.path, x: route.end.x, y: route.end.y });
        if (!way) return [];
        const isNear = focus !== null && (link.source === focus.target.id || link.target === focus.target.id);
        const look = isNear ? "plain" : emphasis.lookOfLink(link);
        return [{ id: link.id, path: way.path, end: { x: way.x, y: way.y }, look, isNear, isBroken: link.broken }];
      }),
    [ways, emphasis, focus],
  );
}

/** Of a workload that is shown pod by pod, a link to its first pod stands for all. */
function oneForEachBlock({ nodes, links }: Scene): readonly GraphLink[] {
  const blockOf = new Map(nodes.flatMap((node) => (node.kind === "workload" ? [[node.id, node.partOf] as const] : [])));
  const seen = new Set<string>();
  return links.filter(({ source, target }) => {
    const block = blockOf.get(target) ?? null;
    if (block === null) return true;
    const key = `${source}\n${block}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
