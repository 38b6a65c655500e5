/** A box with its size, to be placed. */
export interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A box with its place: of its upper left corner. */
export interface Placed extends Sized {
  readonly x: number;
  readonly y: number;
}

/** A namespace with its workloads. */
export interface NamespaceBoxes {
  readonly id: string;
  readonly name: string;
  readonly boxes: readonly Sized[];
}

/** Where everything was drawn last: what is still there stays there. */
export interface LayoutMemory {
  readonly nodes: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly namespaces: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

/** Positions of namespaces, of workloads inside them (relative) and of what is outside. */
export interface Layout {
  readonly namespaces: ReadonlyMap<string, Placed>;
  readonly nodes: ReadonlyMap<string, Placed>;
}

/** Room in a namespace: its title above, and space for lines around. */
const PADDING = { top: 48, side: 28, bottom: 28 };
/** Columns stand this far apart, so that a label of a line fits between. */
const COLUMN_GAP = 120;
/** Rows of a small namespace stand so far apart that lines between columns pass. */
const ROW_PITCH = 156;
const DENSE_ROW_GAP = 44;
/** Height of a box, as far as the pitch of rows goes. */
const NODE_ROOM = 60;
/** From this many workloads on a namespace is a plain grid. */
const GRID_FROM = 13;
const NAMESPACE_GAP = 72;
const OUTSIDE_GAP = 150;

/**
 * Lays the picture out: tiers of callers before callees in each namespace (every other column half a row lower, so that
 * straight lines pass between), namespaces in shelves, the outside in a column at the left.
 *
 * Deterministic; what `memory` knows keeps its place, and only new things are placed.
 *
 * @param links - pairs of node ids that are let through, which put callers before callees
 */
export function layOut(
  namespaces: readonly NamespaceBoxes[],
  outside: readonly Sized[],
  links: readonly (readonly [string, string])[],
  memory: LayoutMemory | null,
): Layout {
  const nodes = new Map<string, Placed>();
  const frames = namespaces.map((namespace): Placed => {
    const known = namespace.boxes.some(({ id }) => memory?.nodes.has(id)) ? memory : null;
    const placed = known === null ? placeFresh(namespace.boxes, links) : placeAround(namespace.boxes, known);
    for (const box of placed) nodes.set(box.id, box);
    const right = Math.max(170, titleWidth(namespace.name), ...placed.map((box) => box.x + box.width));
    const bottom = Math.max(PADDING.top + 40, ...placed.map((box) => box.y + box.height));
    return { id: namespace.id, width: right + PADDING.side, height: bottom + PADDING.bottom, x: 0, y: 0 };
  });
  const placedFrames = placeShelves(frames, memory);
  placeOutside(outside, [...placedFrames.values()], memory, nodes);
  return { namespaces: placedFrames, nodes };
}

function titleWidth(name: string): number {
  return 120 + name.length * 8;
}

function placeFresh(boxes: readonly Sized[], links: readonly (readonly [string, string])[]): Placed[] {
  if (boxes.length >= GRID_FROM) return placeColumns(gridColumns(boxes), DENSE_ROW_GAP, COLUMN_GAP / 2);
  const columns = tiers(boxes, links);
  const isChain = columns.length > 2 && columns.every((column) => column.length === 1);
  if (boxes.length <= 4 || isChain) return placeSnake(columns.flat());
  return placeColumns(columns, ROW_PITCH - NODE_ROOM, COLUMN_GAP);
}

/** Columns side by side, each centred; while rows are wide apart, every other column is half a row lower. */
function placeColumns(columns: readonly (readonly Sized[])[], rowGap: number, columnGap: number): Placed[] {
  const pitch = Math.max(0, ...columns.flat().map(({ height }) => height)) + rowGap;
  const tallest = Math.max(0, ...columns.map((column) => column.length));
  const isWide = rowGap > DENSE_ROW_GAP && columns.length > 1;
  const placed: Placed[] = [];
  let x = PADDING.side;
  for (const [i, column] of columns.entries()) {
    const lowered = isWide && i % 2 === 1 ? pitch / 2 : 0;
    const start = PADDING.top + lowered + (isWide ? ((tallest - column.length) * pitch) / 2 : 0);
    for (const [row, box] of column.entries()) placed.push({ ...box, x, y: Math.round(start + row * pitch) });
    x += Math.max(0, ...column.map(({ width }) => width)) + columnGap;
  }
  return placed;
}

/** A few boxes one after the other, turning at the end of each row, so that no three that follow stand in one line. */
function placeSnake(boxes: readonly Sized[]): Placed[] {
  const perRow = Math.max(1, Math.ceil(Math.sqrt(boxes.length)));
  const columnOf = (i: number) => (Math.floor(i / perRow) % 2 === 0 ? i % perRow : perRow - 1 - (i % perRow));
  const widths = Array.from({ length: perRow }, (_, column) =>
    Math.max(0, ...boxes.filter((_box, i) => columnOf(i) === column).map(({ width }) => width)),
  );
  const left = (column: number) =>
    widths.slice(0, column).reduce((sum, width) => sum + width + COLUMN_GAP, PADDING.side);
  return boxes.map((box, i) => {
    const column = columnOf(i);
    const x = left(column) + ((widths[column] ?? box.width) - box.width) / 2;
    return { ...box, x: Math.round(x), y: PADDING.top + Math.floor(i / perRow) * ROW_PITCH };
  });
}

/** Callers before callees: each box one column after its last caller; loops are cut where they are first met. */
function tiers(boxes: readonly Sized[], links: readonly (readonly [string, string])[]): Sized[][] {
  const ids = new Set(boxes.map(({ id }) => id));
  const callees = new Map<string, string[]>();
  for (const [from, to] of links) {
    if (from !== to && ids.has(from) && ids.has(to)) callees.set(from, [...(callees.get(from) ?? []), to]);
  }
  const rank = new Map<string, number>();
  const visit = (id: string, depth: number, path: ReadonlySet<string>) => {
    if (path.has(id) || depth <= (rank.get(id) ?? -1) || depth > boxes.length) return;
    rank.set(id, depth);
    const longer = new Set(path).add(id);
    for (const callee of callees.get(id) ?? []) visit(callee, depth + 1, longer);
  };
  const called = new Set([...callees.values()].flat());
  for (const { id } of boxes) if (!called.has(id)) visit(id, 0, new Set());
  for (const { id } of boxes) if (!rank.has(id)) visit(id, 0, new Set());
  const columns: Sized[][] = [];
  for (const box of boxes) {
    const column = rank.get(box.id) ?? 0;
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(box);
  }
  const linked = columns.filter((column) => column.length > 0);
  return linked.length === 1 && boxes.length > 2 ? gridColumns(boxes) : linked.flatMap((column) => chunk(column, 5));
}

function gridColumns(boxes: readonly Sized[]): Sized[][] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(boxes.length * 0.8)));
  return chunk(boxes, Math.ceil(boxes.length / columns));
}

function chunk(boxes: readonly Sized[], size: number): Sized[][] {
  const out: Sized[][] = [];
  for (let i = 0; i < boxes.length; i += size) out.push(boxes.slice(i, i + size));
  return out;
}

/** Known boxes where they were; each new one below the lowest of the column that has most room. */
function placeAround(boxes: readonly Sized[], memory: LayoutMemory): Placed[] {
  const placed: Placed[] = boxes.flatMap((box) => {
    const at = memory.nodes.get(box.id);
    return at === undefined ? [] : [{ ...box, x: at.x, y: at.y }];
  });
  for (const box of boxes) {
    if (memory.nodes.has(box.id)) continue;
    const xs = [...new Set(placed.map(({ x }) => x))].sort((a, b) => a - b);
    const spots = xs.map((x) => ({ x, y: freeBelow(placed, x, box) })).sort((a, b) => a.y - b.y || a.x - b.x);
    placed.push({ ...box, ...(spots[0] ?? { x: PADDING.side, y: PADDING.top }) });
  }
  return placed;
}

function freeBelow(placed: readonly Placed[], x: number, box: Sized): number {
  const overlapping = placed.filter((other) => other.x < x + box.width + 24 && x < other.x + other.width + 24);
  return Math.max(PADDING.top, ...overlapping.map((other) => other.y + other.height + DENSE_ROW_GAP));
}

/** Namespaces in rows about one and a half times as wide as high; known ones stay, and are moved only to clear an overlap. */
function placeShelves(frames: readonly Placed[], memory: LayoutMemory | null): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  const area = frames.reduce((sum, { width, height }) => sum + (width + NAMESPACE_GAP) * (height + NAMESPACE_GAP), 0);
  const widest = Math.max(900, Math.sqrt(area * 1.6));
  for (const frame of frames) {
    const at = memory?.namespaces.get(frame.id);
    if (at !== undefined) placed.set(frame.id, clearOverlap({ ...frame, x: at.x, y: at.y }, [...placed.values()]));
  }
  let x = 0;
  let y = Math.max(0, ...[...placed.values()].map((frame) => frame.y + frame.height + NAMESPACE_GAP));
  let rowHeight = 0;
  for (const frame of frames) {
    if (placed.has(frame.id)) continue;
    if (x > 0 && x + frame.width > widest) {
      x = 0;
      y += rowHeight + NAMESPACE_GAP;
      rowHeight = 0;
    }
    placed.set(frame.id, { ...frame, x, y });
    x += frame.width + NAMESPACE_GAP;
    rowHeight = Math.max(rowHeight, frame.height);
  }
  return placed;
}

/** Moves a frame down until it touches none of the others. */
function clearOverlap(frame: Placed, others: readonly Placed[]): Placed {
  let moved = frame;
  for (let round = 0; round <= others.length; round++) {
    const hit = others.find(
      (other) =>
        other.x < moved.x + moved.width + NAMESPACE_GAP / 2 &&
        moved.x < other.x + other.width + NAMESPACE_GAP / 2 &&
        other.y < moved.y + moved.height + NAMESPACE_GAP / 2 &&
        moved.y < other.y + other.height + NAMESPACE_GAP / 2,
    );
    if (hit === undefined) return moved;
    moved = { ...moved, y: hit.y + hit.height + NAMESPACE_GAP };
  }
  return moved;
}

/** A column at the left of the cluster, in the middle of its height. */
function placeOutside(
  outside: readonly Sized[],
  frames: readonly Placed[],
  memory: LayoutMemory | null,
  nodes: Map<string, Placed>,
) {
  const widest = Math.max(0, ...outside.map(({ width }) => width));
  const left = Math.min(0, ...frames.map(({ x }) => x)) - OUTSIDE_GAP;
  const bottom = Math.max(0, ...frames.map(({ y, height }) => y + height));
  const pitch = Math.max(96, ...outside.map(({ height }) => height + DENSE_ROW_GAP));
  const start = Math.max(0, (bottom - (outside.length - 1) * pitch) / 2 - 10);
  const taken: Placed[] = outside.flatMap((box) => {
    const at = memory?.nodes.get(box.id);
    return at === undefined ? [] : [{ ...box, x: at.x, y: at.y }];
  });
  for (const place of taken) nodes.set(place.id, place);
  for (const [i, box] of outside.entries()) {
    if (nodes.has(box.id)) continue;
    let place: Placed = { ...box, x: left - widest, y: Math.round(start + i * pitch) };
    while (taken.some((other) => isCrowding(other, place, pitch))) place = { ...place, y: place.y + pitch };
    taken.push(place);
    nodes.set(box.id, place);
  }
}

/** Whether two boxes of the outside stand over each other, or nearer than its pitch. */
function isCrowding(a: Placed, b: Placed, pitch: number): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < pitch - 8;
}
