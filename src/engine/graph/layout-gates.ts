import type { Density } from "./density";
import { extentOf, isNear, type Placed, type Sized } from "./layout-boxes";
import { CLUSTER_MARGIN } from "./layout-fit";

/** A pill at the frame of the cluster, between outside and inside. */
export interface GateBox extends Sized {
  /** Id of the pill or container that it leads to; null for none. */
  readonly towards: string | null;
}

/** How far a pill reaches into the frame; in a tall picture it stands in the middle of the border. */
const INTO_FRAME = 12;
const GATE_GAP = 8;
/** At least so wide a row of pills may be, however narrow the cluster is. */
const LEAST_ROW_WIDTH = 300;

/** The density with room for pills between the cluster and what is outside of it. */
export function withGateRoom(density: Density, gates: readonly Sized[], width: number): Density {
  if (gates.length === 0) return density;
  const height = Math.max(...gates.map((gate) => gate.height)) + GATE_GAP;
  const widest = Math.max(...gates.map((gate) => gate.width));
  const more = density.shape === "tall" ? rowsOf(gates, width) * height : Math.max(0, widest - 2 * INTO_FRAME);
  return { ...density, outsideGap: density.outsideGap + more };
}

/**
 * Places pills on the border of the cluster that faces the outside: where they belong, else level with what they lead
 * to, or as near to it as there is room.
 *
 * @param frames - of namespaces
 * @param taken - tags outside
 * @param whereIs - a box in the picture's own pixels; null for what is not drawn
 */
export function placeGates(
  gates: readonly GateBox[],
  frames: readonly Placed[],
  taken: readonly Placed[],
  homes: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
  whereIs: (id: string) => Placed | null,
  { shape }: Density,
): readonly Placed[] {
  const isTall = shape === "tall";
  const left = frames.reduce((least, { x }) => Math.min(least, x), 0) - CLUSTER_MARGIN;
  const top = frames.reduce((least, { y }) => Math.min(least, y), 0) - CLUSTER_MARGIN;
  const { right } = extentOf(frames, { right: LEAST_ROW_WIDTH, bottom: 0 });
  const placed: Placed[] = [];
  for (const { id, width, height, towards } of gates) {
    const target = towards === null ? null : whereIs(towards);
    const home = homes.get(id);
    if (isTall) {
      const wished = home?.x ?? (target === null ? 0 : target.x + target.width / 2 - width / 2);
      const inside = Math.max(0, Math.min(wished, right - width));
      placed.push(inRow({ id, width, height, x: Math.round(inside), y: top - height / 2 }, placed, right));
      continue;
    }
    const y = Math.round(home?.y ?? (target === null ? 0 : target.y + target.height / 2 - height / 2));
    const wished: Placed = { id, width, height, x: left + INTO_FRAME - width, y };
    placed.push(nearestFree(wished, [...taken, ...placed]));
  }
  return placed;
}

/** On the border where there is room, else in a row above. */
function inRow(wished: Placed, others: readonly Placed[], right: number): Placed {
  for (let y = wished.y; ; y -= wished.height + GATE_GAP) {
    const beside = others.flatMap((other) => [other.x + other.width + GATE_GAP, other.x - GATE_GAP - wished.width]);
    const xs = [wished.x, ...beside.filter((x) => x >= 0 && x + wished.width <= right)];
    const free = nearestFirst(xs, wished.x)
      .map((x) => ({ ...wished, x, y }))
      .find((spot) => !others.some((other) => isNear(other, spot, GATE_GAP - 1)));
    if (free !== undefined) return free;
  }
}

/** The free place above or below the wished one that is nearest to it. */
function nearestFree(wished: Placed, others: readonly Placed[]): Placed {
  const ys = others.flatMap((other) => [other.y + other.height + GATE_GAP, other.y - GATE_GAP - wished.height]);
  const spots = nearestFirst([wished.y, ...ys], wished.y).map((y) => ({ ...wished, y }));
  return spots.find((spot) => !others.some((other) => isNear(other, spot, GATE_GAP - 1))) ?? wished;
}

function nearestFirst(places: readonly number[], wished: number): readonly number[] {
  return [...places].sort((a, b) => Math.abs(a - wished) - Math.abs(b - wished) || a - b);
}

function rowsOf(gates: readonly Sized[], width: number): number {
  const all = gates.reduce((sum, gate) => sum + gate.width + GATE_GAP, 0);
  return Math.ceil((all * 1.2) / Math.max(width, LEAST_ROW_WIDTH));
}
