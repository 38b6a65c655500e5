import type { GraphNode } from "../../engine";
import type { Position } from "../../state/view";
import { type Box, boundsOfBoxes, grown } from "../edges/box";
import { namespaceCounts } from "./namespace-counts";
import { tabBoxes, tabsOfNamespace, tabsOfNode, titleTabBox } from "./open-tabs";
import type { Scene } from "./scene";

export type Positions = Readonly<Record<string, Position>>;

/** Where everything stands after what the user has dragged. */
export interface Places {
  /** Containers by id. */
  readonly containers: ReadonlyMap<string, Box>;
  /** Endpoints, relative to their container where they have one. */
  readonly relative: ReadonlyMap<string, Box>;
  /** Endpoints in the picture's own pixels. */
  readonly absolute: ReadonlyMap<string, Box>;
}

/** The pods of a workload that is shown pod by pod. */
export interface Block {
  readonly workload: string;
  readonly name: string;
  readonly podCount: number;
  readonly box: Box;
}

const CLUSTER_MARGIN = 26;
/** Above so many namespaces their titles stand above their frames from afar, and need room there. */
const FEW_NAMESPACES = 4;
const TITLE_ROOM = 56;
const BLOCK_MARGIN = 7;
/** About what a letter of a title takes, and one of its counts, and what is around them. */
const TITLE = { around: 42, letter: 7.8, small: 5.8 };

export function placesOf(scene: Scene, positions: Positions): Places {
  const containers = new Map(scene.namespaces.map((namespace) => [namespace.id, placed(namespace, positions)]));
  const relative = new Map(scene.nodes.map((node) => [node.id, placed(node, positions)]));
  const absolute = new Map(
    scene.nodes.map((node) => {
      const box = relative.get(node.id) ?? node;
      const parent = node.kind === "workload" ? containers.get(node.container) : undefined;
      return [node.id, parent ? { ...box, x: box.x + parent.x, y: box.y + parent.y } : box];
    }),
  );
  return { containers, relative, absolute };
}

/** What stands in the picture besides nodes and is to be read: titles and tabs. Lines and labels keep clear of it. */
export function titleBoxes(scene: Scene, places: Places): readonly Box[] {
  const titles = scene.namespaces.map((namespace) => {
    const { x, y, width } = places.containers.get(namespace.id) ?? namespace;
    const words = namespace.name.length * TITLE.letter + namespaceCounts(namespace).length * TITLE.small;
    return { x: x + 4, y: y + 4, width: Math.min(width - 8, TITLE.around + words), height: 24 };
  });
  const tabs = scene.nodes.flatMap((node) => tabBoxes(tabsOfNode(scene, node), places.absolute.get(node.id) ?? node));
  return [...titles, ...tabs];
}

/** Where namespaces wear tabs in their titles: labels keep clear of them, lines pass below. */
export function titleTabBoxes(scene: Scene, places: Places): readonly Box[] {
  return scene.namespaces.flatMap((namespace) => {
    const box = places.containers.get(namespace.id) ?? namespace;
    return titleTabBox(tabsOfNamespace(scene, namespace), scene.shape, box) ?? [];
  });
}

/** The blocks of workloads that are shown pod by pod. */
export function blocksOf(scene: Scene, places: Places): readonly Block[] {
  const pods = new Map<string, GraphNode[]>();
  for (const node of scene.nodes) {
    if (node.kind !== "workload" || node.partOf === null) continue;
    const held = pods.get(node.partOf);
    if (held) held.push(node);
    else pods.set(node.partOf, [node]);
  }
  return [...pods].flatMap(([workload, nodes]): Block[] => {
    const around = boundsOfBoxes(nodes.map((node) => places.absolute.get(node.id) ?? node));
    if (around === null) return [];
    const box = grown(around, BLOCK_MARGIN);
    return [{ workload, name: workload.slice(workload.indexOf("/") + 1), podCount: nodes.length, box }];
  });
}

/** The frames of the picture: labels keep clear of them. */
export function framesOf(scene: Scene, places: Places): readonly Box[] {
  const cluster = clusterBox(scene, places);
  return [...(cluster === null ? [] : [cluster]), ...places.containers.values()];
}

/** The frame around all that is in the cluster; null where there is nothing. */
export function clusterBox(scene: Scene, places: Places): Box | null {
  const cards = scene.nodes.filter(({ kind }) => kind === "namespace");
  const inside = [...places.containers.values(), ...cards.map((node) => places.absolute.get(node.id) ?? node)];
  const around = boundsOfBoxes(inside);
  if (around === null) return null;
  const { x, y, width, height } = grown(around, CLUSTER_MARGIN);
  const more = inside.length > FEW_NAMESPACES ? TITLE_ROOM - CLUSTER_MARGIN : 0;
  return { x, y: y - more, width, height: height + more };
}

function placed(node: Box & { readonly id: string }, positions: Positions): Box {
  const position = positions[node.id];
  return {
    x: position?.x ?? node.x,
    y: position?.y ?? node.y,
    width: Math.round(node.width),
    height: Math.round(node.height),
  };
}
