import type { GraphLink } from "../../engine";
import type { Emphasis, Focus } from "../emphasis";
import type { Look } from "../nodes/flow-nodes";
import type { Places } from "../nodes/node-places";
import type { Scene } from "../nodes/scene";
import type { Box, Point } from "./box";
import { type LinkWays, linkWays } from "./link-ways";
import type { Route } from "./polyline";
import type { Router } from "./route-edges";

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

/** Links with their ways. */
export interface WaysOfLinks {
  readonly links: readonly GraphLink[];
  readonly short: LinkWays["short"];
  readonly routes: ReadonlyMap<string, Route>;
}

/** Above so many, links lead straight on. */
const MOST_ROUTED = 80;

/**
 * The ways of the links of a scene.
 *
 * @param router - asked for only where some link needs one; of their own, so that no connection makes room for them
 */
export function waysOfLinks(scene: Scene, places: Places, titles: readonly Box[], router: () => Router): WaysOfLinks {
  const links = oneForEachBlock(scene);
  const { short, long } = linkWays(links, places.absolute, scene.shape);
  if (long.length === 0) return { links, short, routes: new Map() };
  const avoid = long.length > MOST_ROUTED ? null : titles;
  return { links, short, routes: router().route(long, places.absolute, avoid) };
}

/** Links on their ways, as strong as what is pointed at makes them. */
export function drawnLinks(ways: WaysOfLinks, emphasis: Emphasis, focus: Focus | null): readonly DrawnLink[] {
  return ways.links.flatMap((link): DrawnLink[] => {
    const route = ways.routes.get(link.id);
    const way = ways.short.get(link.id) ?? (route && { path: route.path, x: route.end.x, y: route.end.y });
    if (!way) return [];
    const isNear = focus !== null && (link.source === focus.target.id || link.target === focus.target.id);
    const look = isNear ? "plain" : emphasis.lookOfLink(link);
    return [{ id: link.id, path: way.path, end: { x: way.x, y: way.y }, look, isNear, isBroken: link.broken }];
  });
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
