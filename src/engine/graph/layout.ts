import type { Density } from "./density";
import { placeAbove } from "./layout-above";
import { extentOf, membersOf, type Placed, type Sized } from "./layout-boxes";
import type { DoorBox } from "./layout-doors";
import { PANES, zoomToFit } from "./layout-fit";
import { placeFrames } from "./layout-frames";
import { type GateBox, placeGates, withGateRoom } from "./layout-gates";
import { placeInside } from "./layout-namespace";
import { placeOutside } from "./layout-outside";
import type { ServiceMemory } from "./unseen-services";

export type { Placed, Sized } from "./layout-boxes";

/** A namespace with its workloads. */
export interface NamespaceBoxes {
  readonly id: string;
  /** Of its title. */
  readonly leastWidth: number;
  readonly boxes: readonly Sized[];
  /** Pills before the boxes, or by themselves; absent: none. */
  readonly doors?: readonly DoorBox[];
  /** The id that it has as one node; null where it is never drawn so. */
  readonly otherShape: string | null;
}

/** What is to be placed. */
export interface LayoutScene {
  readonly namespaces: readonly NamespaceBoxes[];
  /** Namespaces that are one node each; `otherShape` is the id of the container that they are otherwise. */
  readonly folded: readonly (Sized & { readonly otherShape: string })[];
  readonly outside: readonly Sized[];
  /** Pills at the frame of the cluster; absent: none. */
  readonly gates?: readonly GateBox[];
  /** Pairs of ids of boxes (or of blocks) that are let through, which put callers before callees. */
  readonly links: readonly (readonly [string, string])[];
  readonly density: Density;
  /** Ids of all workloads and namespaces: what of them is not drawn now may come back, so its place is kept. */
  readonly dormant: ReadonlySet<string>;
}

/**
 * Where everything belongs, whether it is drawn now or not. What crowds it may push it aside; it returns when that is
 * gone. Of a tag outside what does not move when its name grows.
 */
export interface LayoutMemory {
  readonly nodes: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly namespaces: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly density: Density;
  /** Ids of all workloads and namespaces that there were, drawn or not. */
  readonly known: ReadonlySet<string>;
  /** What the Services of a dense picture were at first; absent: it is not dense. */
  readonly services?: ServiceMemory;
}

/** Positions of namespaces, of workloads inside them (relative) and of what is outside, and what to remember of them. */
export interface Layout {
  readonly namespaces: ReadonlyMap<string, Placed>;
  readonly nodes: ReadonlyMap<string, Placed>;
  readonly memory: LayoutMemory;
}

/**
 * Lays the picture out: callers before callees in each namespace, namespaces packed to fill a pane, the outside at the
 * left, or above in a tall one. Deterministic; what `memory` knows keeps its place, moves only to clear an overlap, and
 * only new things are placed.
 */
export function layOut(scene: LayoutScene, memory: LayoutMemory | null): Layout {
  const { density } = scene;
  if (memory !== null || density.shape === "wide") return arrange(scene, memory).layout;
  let best: Arranged | null = null;
  for (const cardsPerRow of TRIED_ROWS) {
    const tried = arrange({ ...scene, density: { ...density, cardsPerRow } }, null);
    if (best === null || tried.zoom > best.zoom * WORTH_IT) best = tried;
  }
  return (best ?? arrange(scene, null)).layout;
}

/** How many workloads side by side are tried in a fresh tall picture, the likeliest first. */
const TRIED_ROWS = [2, 1, 3, 4] as const;
/** So much larger another one must be shown. */
const WORTH_IT = 1.03;

function arrange(scene: LayoutScene, memory: LayoutMemory | null): Arranged {
  const { density } = scene;
  const nodes = new Map<string, Placed>();
  const homes = new Map<string, Home>();
  const containers = scene.namespaces.map((namespace): Sized => {
    const placed = placeInside(namespace, scene, memory?.nodes ?? new Map(), homes);
    for (const box of membersOf(placed)) nodes.set(box.id, box);
    return { id: namespace.id, ...frameSize(namespace.leastWidth, placed, density) };
  });
  const all = [...containers, ...scene.folded];
  const { gates = [] } = scene;
  const zoomOf = zoomToFit(scene.outside, withGateRoom(density, gates, PANES[density.shape].width));
  const { frames, homes: frameHomes } = placeFrames(
    all,
    only(
      memory?.namespaces,
      all.map(({ id }) => id),
    ),
    otherShapes(scene, memory),
    density,
    zoomOf,
  );
  const folded = new Set(scene.folded.map(({ id }) => id));
  for (const frame of frames) if (folded.has(frame.id)) nodes.set(frame.id, frame);
  const place = density.shape === "tall" ? placeAbove : placeOutside;
  const room = withGateRoom(density, gates, extentOf(frames, { right: 0, bottom: 0 }).right);
  const outside = place(scene.outside, frames, memory?.nodes ?? new Map(), room);
  for (const tag of outside.tags) nodes.set(tag.id, tag);
  const whereIs = placesInPicture(scene, frames, nodes);
  const atFrame = placeGates(gates, frames, outside.tags, memory?.nodes ?? new Map(), whereIs, density);
  for (const gate of atFrame) {
    nodes.set(gate.id, gate);
    homes.set(gate.id, memory?.nodes.get(gate.id) ?? { x: gate.x, y: gate.y });
  }
  const layout: Layout = {
    namespaces: new Map(frames.filter(({ id }) => !folded.has(id)).map((frame) => [frame.id, frame])),
    nodes,
    memory: {
      nodes: new Map([...only(memory?.nodes, scene.dormant), ...homes, ...outside.homes]),
      namespaces: new Map([...only(memory?.namespaces, scene.dormant), ...frameHomes]),
      density,
      known: scene.dormant,
    },
  };
  return { layout, zoom: zoomOf(extentOf(frames, { right: 1, bottom: 1 })) };
}

/** A layout, and how large a pane shows it. */
interface Arranged {
  readonly layout: Layout;
  readonly zoom: number;
}

/** Looks up where a container, a node or a pill is in the picture's own pixels. */
function placesInPicture(
  { namespaces }: LayoutScene,
  frames: readonly Placed[],
  nodes: ReadonlyMap<string, Placed>,
): (id: string) => Placed | null {
  const containers = new Map(frames.map((frame) => [frame.id, frame]));
  const parentOf = new Map(
    namespaces.flatMap(({ id, boxes, doors = [] }) => [...boxes, ...doors].map((box) => [box.id, id] as const)),
  );
  return (id) => {
    const box = nodes.get(id);
    if (box === undefined) return containers.get(id) ?? null;
    const parent = containers.get(parentOf.get(id) ?? "");
    return parent === undefined ? box : { ...box, x: box.x + parent.x, y: box.y + parent.y };
  };
}

/** Room for all that is inside and for the title. */
function frameSize(leastWidth: number, placed: readonly Placed[], density: Density) {
  const { padding, leastNodeWidth, nodeHeight } = density;
  const { right, bottom } = extentOf(placed, {
    right: Math.max(padding.side + leastNodeWidth, leastWidth - padding.side),
    bottom: padding.top + nodeHeight * 0.7,
  });
  return { width: Math.round(right + padding.side), height: Math.round(bottom + padding.bottom) };
}

/** Where a namespace stands that changes between container and node. */
function otherShapes({ namespaces, folded }: LayoutScene, memory: LayoutMemory | null): ReadonlyMap<string, Home> {
  const out = new Map<string, Home>();
  for (const { id, otherShape } of [...namespaces, ...folded]) {
    const at = otherShape === null ? undefined : memory?.namespaces.get(otherShape);
    if (at !== undefined) out.set(id, at);
  }
  return out;
}

interface Home {
  readonly x: number;
  readonly y: number;
}

function only(homes: ReadonlyMap<string, Home> | undefined, ids: Iterable<string>): Map<string, Home> {
  const out = new Map<string, Home>();
  for (const id of ids) {
    const at = homes?.get(id);
    if (at !== undefined) out.set(id, at);
  }
  return out;
}
