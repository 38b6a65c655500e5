import type { Density } from "./density";
import { extentOf, isNear, type Placed, type Sized } from "./layout-boxes";
import { PANES, type ZoomOf } from "./layout-fit";
import { clear, settle } from "./layout-settle";

/** Where namespaces belong, and where they stand: pushed down where one above or beside them has grown. */
export interface PlacedFrames {
  readonly homes: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly frames: readonly Placed[];
}

/**
 * Places the frames of namespaces. Those that are known stay; new ones fill the nearest gap to where they stood in
 * another shape, else to the others. Where none is known, all are packed so that a pane shows them as large as it can.
 *
 * @param homes - of frames that are known
 * @param near - where new ones would best stand
 * @param zoomOf - how large the pane shows a cluster of a size
 */
export function placeFrames(
  frames: readonly Sized[],
  homes: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
  near: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
  density: Density,
  zoomOf: ZoomOf,
): PlacedFrames {
  const { namespaceGap, shape } = density;
  const known = frames.flatMap((frame): Placed[] => {
    const at = homes.get(frame.id);
    return at === undefined ? [] : [{ ...frame, ...at }];
  });
  if (known.length === 0) {
    const packed = pack(frames, namespaceGap, zoomOf);
    return { homes: new Map(packed.map(({ id, x, y }) => [id, { x, y }])), frames: packed };
  }
  const placed = [...settle(known, namespaceGap / 2, namespaceGap)];
  const newHomes = new Map(homes);
  for (const frame of frames) {
    if (homes.has(frame.id)) continue;
    const place = findGap(frame, [...placed, ...known], near.get(frame.id) ?? null, namespaceGap, PANES[shape]);
    placed.push(place);
    newHomes.set(frame.id, { x: place.x, y: place.y });
  }
  return { homes: newHomes, frames: placed };
}

/** The free place beside or below another frame that is nearest to the wished one, else that lets the whole grow least. */
function findGap(
  frame: Sized,
  others: readonly Placed[],
  near: { readonly x: number; readonly y: number } | null,
  gap: number,
  pane: { readonly width: number; readonly height: number },
): Placed {
  const corners = [
    ...(near === null ? [{ x: 0, y: 0 }] : [near]),
    ...others.flatMap((other) => [
      { x: other.x + other.width + gap, y: other.y },
      { x: other.x, y: other.y + other.height + gap },
    ]),
  ];
  const whole = extentOf(others, { right: 0, bottom: 0 });
  const distance = ({ x, y }: { x: number; y: number }) =>
    near === null
      ? Math.max(whole.right, x + frame.width) / pane.width + Math.max(whole.bottom, y + frame.height) / pane.height
      : Math.abs(x - near.x) + Math.abs(y - near.y);
  const nearestFirst = corners
    .map((corner) => ({ ...corner, distance: distance(corner) }))
    .sort((a, b) => a.distance - b.distance || a.y - b.y || a.x - b.x);
  for (const { x, y } of nearestFirst) {
    const place = { ...frame, x, y };
    if (!others.some((other) => isNear(other, place, gap / 2))) return place;
  }
  return clear({ ...frame, x: 0, y: 0 }, others, gap / 2, gap);
}

/** Packs frames into rows of several widths and keeps what the pane shows largest. */
function pack(frames: readonly Sized[], gap: number, zoomOf: ZoomOf): readonly Placed[] {
  const widest = frames.reduce((most, { width }) => Math.max(most, width + gap), 0);
  const area = frames.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const tries = frames.length > 400 ? [1.5, 1.1] : [2.8, 2.2, 1.85, 1.6, 1.4, 1.25, 1.1, 1, 0.9, 0.75, 0.6];
  const byHeight = [...frames].sort((a, b) => b.height - a.height);
  if (frames.length > MOST_FITTED) return inRows(byHeight, Math.max(widest, Math.sqrt(area) * 1.5), gap);
  const orders = frames.length > 400 ? [byHeight] : [frames, byHeight];
  let best: { readonly zoom: number; readonly placed: readonly Placed[] } = { zoom: 0, placed: [] };
  for (const ratio of tries) {
    const room = Math.max(widest, Math.sqrt(area) * ratio);
    for (const order of orders) {
      const placed = packInto(order, room, gap);
      const zoom = zoomOf(extentOf(placed, { right: 1, bottom: 1 }));
      // the order of the text is worth a little
      if (zoom > best.zoom * (order === frames ? 1 : 1.05)) best = { zoom, placed };
    }
  }
  return best.placed;
}

/** To look for the best place of each takes a time that grows with the square of their number. */
const MOST_FITTED = 2_000;

/** Frames side by side, the next row below the highest of one. */
function inRows(frames: readonly Sized[], room: number, gap: number): readonly Placed[] {
  let [x, y, below] = [0, 0, 0];
  return frames.map((frame) => {
    if (x > 0 && x + frame.width > room) [x, y] = [0, below];
    const placed = { ...frame, x, y };
    x += frame.width + gap;
    below = Math.max(below, y + frame.height + gap);
    return placed;
  });
}

/** Each frame as high as it can stand, leftmost first, above what stands there already. */
function packInto(frames: readonly Sized[], room: number, gap: number): readonly Placed[] {
  let skyline: readonly Step[] = [{ x: 0, y: 0, width: room }];
  return frames.map((frame) => {
    const width = frame.width + gap;
    const spots = skyline
      .filter(({ x }) => x + width <= room + 0.5)
      .map(({ x }) => ({ x, y: lowestUnder(skyline, x, width) }));
    const spot = spots.reduce((best, one) => (one.y < best.y ? one : best), spots[0] ?? { x: 0, y: 0 });
    skyline = raise(skyline, spot.x, width, spot.y + frame.height + gap);
    return { ...frame, x: Math.round(spot.x), y: Math.round(spot.y) };
  });
}

/** A stretch below which nothing stands yet. */
interface Step {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function lowestUnder(skyline: readonly Step[], x: number, width: number): number {
  return Math.max(...skyline.filter((step) => step.x < x + width && x < step.x + step.width).map(({ y }) => y));
}

function raise(skyline: readonly Step[], x: number, width: number, y: number): readonly Step[] {
  const end = x + width;
  const kept = skyline.flatMap((step): Step[] => {
    const stepEnd = step.x + step.width;
    const left = Math.min(stepEnd, x) - step.x;
    const right = stepEnd - Math.max(step.x, end);
    return [
      ...(left > 0 ? [{ x: step.x, y: step.y, width: left }] : []),
      ...(right > 0 ? [{ x: stepEnd - right, y: step.y, width: right }] : []),
    ];
  });
  return [...kept, { x, y, width }].sort((a, b) => a.x - b.x);
}
