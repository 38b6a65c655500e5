import type { Density } from "./density";
import { placeAbove } from "./layout-above";
import { extentOf, membersOf, type Placed, type PlacedUnit, type Sized, unitsOf } from "./layout-boxes";
import { zoomToFit } from "./layout-fit";
import { placeFrames } from "./layout-frames";
import { placeFresh, placeNew } from "./layout-inside";
import { placeOutside } from "./layout-outside";
import { settle } from "./layout-settle";

export type { Placed, Sized } from "./layout-boxes";

/** A namespace with its workloads. */
export interface NamespaceBoxes {
  readonly id: string;
  /** Of its title. */
  readonly leastWidth: number;
  readonly boxes: readonly Sized[];
  /** The id that it has as one node; null where it is never drawn so. */
  readonly otherShape: string | null;
}

/** What is to be placed. */
export interface LayoutScene {
  readonly namespaces: readonly NamespaceBoxes[];
  /** Namespaces that are one node each; `otherShape` is the id of the container that they are otherwise. */
  readonly folded: readonly (Sized & { readonly otherShape: string })[];
  readonly outside: readonly Sized[];
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
}

/** Positions of namespaces, of workloads inside them (relative) and of what is outside, and what to remember of them. */
export interface Layout {
  readonly namespaces: ReadonlyMap<string, Placed>;
  readonly nodes: ReadonlyMap<string, Placed>;
  readonly memory: LayoutMemory;
}

/** Nearer than this, boxes of a namespace crowd each other. */
const CLEARANCE = 6;

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
  const homes = new Map<string, { x: number; y: number }>();
  const containers = scene.namespaces.map((namespace): Sized => {
    const placed = placeInside(namespace, scene, memory, homes);
    for (const box of membersOf(placed)) nodes.set(box.id, box);
    return { id: namespace.id, ...frameSize(namespace.leastWidth, placed, density) };
  });
  const all = [...containers, ...scene.folded];
  const zoomOf = zoomToFit(scene.outside, density);
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
  const outside = place(scene.outside, frames, memory?.nodes ?? new Map(), density);
  for (const tag of outside.tags) nodes.set(tag.id, tag);
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

/** How much wider than high the pods of a workload stand. */
const BLOCK_ASPECTS = { wide: 1.5, tall: 0.75 } as const;

/** The units of a namespace, pushed apart where they have grown; notes where they belong. */
function placeInside(
  { boxes }: NamespaceBoxes,
  { density, links }: LayoutScene,
  memory: LayoutMemory | null,
  homes: Map<string, { x: number; y: number }>,
): readonly PlacedUnit[] {
  const units = unitsOf(boxes, density.blockGap, BLOCK_ASPECTS[density.shape]);
  const known = units.flatMap((unit): PlacedUnit[] => {
    const at = memory?.nodes.get(unit.id);
    return at === undefined ? [] : [{ ...unit, x: at.x, y: at.y }];
  });
  const placed =
    known.length === 0 ? [...placeFresh(units, links, density)] : [...settle(known, CLEARANCE, gapOf(density))];
  const belongs: PlacedUnit[] = known.length === 0 ? [...placed] : [...known];
  const isPlaced = new Set(placed.map(({ id }) => id));
  for (const unit of units) {
    if (isPlaced.has(unit.id)) continue;
    const place = placeNew(unit, placed, belongs, density);
    placed.push(place);
    belongs.push(place);
  }
  for (const { id, x, y } of belongs) homes.set(id, { x, y });
  return placed;
}

function gapOf({ rowGap }: Density): number {
  return Math.min(rowGap, 44);
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
