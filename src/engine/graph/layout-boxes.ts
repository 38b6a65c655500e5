/** A box with its size, to be placed. */
export interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Boxes that have it in common stand together as a block, under this id; null or absent: it stands alone. */
  readonly partOf?: string | null;
}

/** A box with its place: of its upper left corner. */
export interface Placed extends Sized {
  readonly x: number;
  readonly y: number;
}

/** What is moved as one: a box, or a block of boxes that belong together. */
export interface Unit extends Sized {
  /** Relative to the unit. */
  readonly members: readonly Placed[];
  /** Height of what stands above the boxes themselves; absent: nothing. Side by side, the boxes are level. */
  readonly rise?: number;
}

/** A unit with its place. */
export interface PlacedUnit extends Unit {
  readonly x: number;
  readonly y: number;
}

/**
 * Puts boxes of one block together, in the place of the first of them.
 *
 * @param aspect - how much wider than high a block should be
 */
export function unitsOf(boxes: readonly Sized[], gap: number, aspect: number): readonly Unit[] {
  const blocks = new Map<string, Sized[]>();
  for (const box of boxes) {
    const id = box.partOf ?? box.id;
    const block = blocks.get(id);
    if (block === undefined) blocks.set(id, [box]);
    else block.push(box);
  }
  return [...blocks].map(([id, members]) => blockOf(id, members, gap, aspect));
}

/** The members of placed units, each with its own place. */
export function membersOf(units: readonly PlacedUnit[]): readonly Placed[] {
  return units.flatMap(({ x, y, members }) => members.map((box) => ({ ...box, x: box.x + x, y: box.y + y })));
}

function blockOf(id: string, boxes: readonly Sized[], gap: number, aspect: number): Unit {
  const width = Math.max(...boxes.map((box) => box.width));
  const height = Math.max(...boxes.map((box) => box.height));
  const columns = Math.max(1, Math.round(Math.sqrt((boxes.length * aspect * (height + gap)) / (width + gap))));
  const rows = Math.ceil(boxes.length / columns);
  const members = boxes.map((box, i): Placed => {
    return { ...box, x: Math.floor(i / rows) * (width + gap), y: (i % rows) * (height + gap) };
  });
  const used = Math.ceil(boxes.length / rows);
  return { id, width: used * (width + gap) - gap, height: rows * (height + gap) - gap, members };
}

/** Whether two boxes are nearer than a gap. */
export function isNear(a: Placed, b: Placed, gap: number): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/** The right end of what is furthest right, the lower end of what is lowest; at least the given. */
export function extentOf(boxes: readonly Placed[], least: { readonly right: number; readonly bottom: number }) {
  let { right, bottom } = least;
  for (const box of boxes) {
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { right, bottom };
}
