import type { DoorNode, GraphNode } from "../../engine";
import type { Position } from "../../state/view";
import { type Box, boundsOfBoxes, grown } from "../edges/box";
import type { Scene } from "./scene";

export type Positions = Readonly<Record<string, Position>>;

/** Where everything stands after what the user has dragged. */
export interface Places {
  /** Containers by id. */
  readonly containers: ReadonlyMap<string, Box>;
  /** Endpoints and pills, relative to their container where they have one. */
  readonly relative: ReadonlyMap<string, Box>;
  /** Endpoints and pills in the picture's own pixels. */
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

export function placesOf(scene: Scene, positions: Positions): Places {
  const containers = new Map(scene.namespaces.map((namespace) => [namespace.id, placed(namespace, positions)]));
  const relative = new Map(scene.nodes.map((node) => [node.id, placed(node, positions)]));
  const inPicture = (node: GraphNode | DoorNode): Box => {
    const box = relative.get(node.id) ?? node;
    const parent = "container" in node ? containers.get(node.container) : undefined;
    return parent ? { ...box, x: box.x + parent.x, y: box.y + parent.y } : box;
  };
  const absolute = new Map(scene.nodes.map((node) => [node.id, inPicture(node)]));
  const places = { containers, relative, absolute };
  const frame = scene.doors.length === 0 ? null : clusterBox(scene, places);
  for (const door of scene.doors) {
    relative.set(door.id, placedDoor(door, scene, places, positions, frame));
    absolute.set(door.id, inPicture(door));
  }
  return places;
}

/** A pill goes with what it stands before, or with the frame of the cluster, until it is dragged itself. */
function placedDoor(door: DoorNode, scene: Scene, places: Places, positions: Positions, frame: Box | null): Box {
  const own = placed(door, positions);
  if (positions[door.id] !== undefined) return own;
  if (door.kind === "ingress") {
    // the layout knows neither titles above the frames nor what was dragged
    if (frame === null) return own;
    return scene.shape === "tall"
      ? { ...own, y: own.y + frame.y + CLUSTER_MARGIN }
      : { ...own, x: own.x + frame.x + CLUSTER_MARGIN };
  }
  const first = scene.links.find(({ source }) => source === door.id)?.target;
  const node = first === undefined ? undefined : scene.nodes.find(({ id }) => id === first);
  const moved = node && positions[node.id] !== undefined ? places.relative.get(node.id) : undefined;
  return node && moved ? { ...own, x: own.x + moved.x - node.x, y: own.y + moved.y - node.y } : own;
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
