import type { Density } from "./density";
import { extentOf, type Placed, type PlacedUnit, type Unit } from "./layout-boxes";
import { placeInRows } from "./layout-rows";
import { tiersOf } from "./layout-tiers";

/** How much wider than high a namespace should be. */
const ASPECT = 1.6;
const ASPECT_OF_TALL = 0.8;
/** Up to so many boxes, and chains of one after the other, are laid out as a snake. */
const SNAKE_UP_TO = 4;
/** A long way from the first caller to the last callee is cut short where it is too wide to be read. */
const FEWER_TIERS = [
  { most: 6, worth: 1 },
  { most: 4, worth: 1.15 },
];

/**
 * Places the units of a namespace that nothing is known of: callers left of those that they call, the others in a grid
 * below or beside them, whichever takes less room. In a tall picture callers stand above.
 */
export function placeFresh(
  units: readonly Unit[],
  links: readonly (readonly [string, string])[],
  density: Density,
): readonly PlacedUnit[] {
  if (density.shape === "tall") return placeInRows(units, links, density);
  const { columns, loose } = tiersOf(units, links);
  const isChain = columns.length > 2 && columns.every((column) => column.length === 1) && loose.length === 0;
  const isRoomy = density.name === "roomy";
  if (isRoomy ? units.length <= SNAKE_UP_TO || isChain : isChain) {
    return placeSnake([...columns.flat(), ...loose], density);
  }
  const candidates = FEWER_TIERS.flatMap(({ most, worth }) => {
    const linked = columns.length > most ? squeeze(columns, most) : columns;
    const tallest = Math.max(1, ...linked.map((column) => column.length));
    const heights = new Set([tallest, Math.ceil(tallest / 2), Math.ceil(tallest / 3)].map((rows) => Math.max(rows, 3)));
    return [...heights].flatMap((rows) => {
      const tiers = linked.flatMap((column) => chunk(column, rows));
      const tries = loose.length === 0 ? [placeColumns(tiers, [], density)] : withLoose(tiers, loose, density);
      return tries.map((placed) => ({ placed, cost: cost(placed) * worth }));
    });
  });
  return candidates.reduce((best, one) => (one.cost < best.cost ? one : best), { placed: NOTHING, cost: Infinity })
    .placed;
}

const NOTHING: readonly PlacedUnit[] = [];

/**
 * Places what is new among what is known: below a column or right of all, wherever the namespace grows least.
 *
 * @param taken - what must not be covered besides: places to which something else returns
 */
export function placeNew(
  unit: Unit,
  placed: readonly PlacedUnit[],
  taken: readonly Placed[],
  { padding, columnGap, rowGap, name, shape }: Density,
): PlacedUnit {
  const others = [...placed, ...taken];
  const gap = name === "roomy" ? 44 : rowGap;
  const least = { right: 0, bottom: 0 };
  const { right } = extentOf(others, least);
  const xs = [...new Set(placed.map(({ x }) => x)), right === 0 ? padding.side : right + columnGap];
  const spots = xs.map((x): PlacedUnit => {
    const inTheWay = others.filter((other) => other.x < x + unit.width + 24 && x < other.x + other.width + 24);
    return { ...unit, x, y: Math.max(padding.top, ...inTheWay.map((other) => other.y + other.height + gap)) };
  });
  const costs = spots.map((spot) => growth(others, spot, shape === "tall" ? ASPECT_OF_TALL : ASPECT));
  return spots[costs.indexOf(Math.min(...costs))] ?? { ...unit, x: padding.side, y: padding.top };
}

/** Columns side by side, at least so wide, each centred; in a roomy picture two neighbours are never on one level, so that lines pass. */
function placeColumns(
  columns: readonly (readonly Unit[])[],
  widths: readonly number[],
  density: Density,
): readonly PlacedUnit[] {
  const { padding, columnGap, rowGap, nodeHeight } = density;
  const heightOf = (column: readonly Unit[]) => column.reduce((sum, { height }) => sum + height + rowGap, 0);
  const tallest = Math.max(0, ...columns.map(heightOf));
  const placed: PlacedUnit[] = [];
  const halfRow = (nodeHeight + rowGap) / 2;
  let x = padding.side;
  let before: number | null = null;
  for (const [i, column] of columns.entries()) {
    let offset = (tallest - heightOf(column)) / 2;
    const isLevel = before !== null && Math.abs(offset - before) % (2 * halfRow) < 1;
    if (density.name === "roomy" && isLevel) offset += offset === before ? halfRow : -halfRow;
    before = offset;
    let y = padding.top + Math.max(0, offset);
    for (const unit of column) {
      placed.push({ ...unit, x, y: Math.round(y) });
      y += unit.height + rowGap;
    }
    x += Math.max(widths[i] ?? 0, widthOf(column)) + columnGap;
  }
  return placed;
}

/** Every way to put the others below or beside the tiers that is worth a try. */
function withLoose(
  tiers: readonly (readonly Unit[])[],
  loose: readonly Unit[],
  density: Density,
): (readonly PlacedUnit[])[] {
  const { padding, columnGap, rowGap } = density;
  const most = Math.min(loose.length, Math.ceil(Math.sqrt(loose.length)) + 3);
  const tries = Array.from({ length: most }, (_, i) => chunk(loose, Math.ceil(loose.length / (i + 1))));
  const below = tries.map((grid) => {
    const widths = Array.from({ length: Math.max(tiers.length, grid.length) }, (_, i) =>
      Math.max(widthOf(tiers[i] ?? []), widthOf(grid[i] ?? [])),
    );
    const above = placeColumns(tiers, widths, density);
    const { bottom } = extentOf(above, { right: 0, bottom: padding.top - rowGap });
    return [...above, ...placeGrid(grid, widths, { x: padding.side, y: bottom + rowGap }, density)];
  });
  if (tiers.length === 0) return below;
  const left = placeColumns(tiers, [], density);
  const { right } = extentOf(left, { right: 0, bottom: 0 });
  const beside = tries.map((grid) => [
    ...left,
    ...placeGrid(grid, [], { x: right + columnGap, y: padding.top }, density),
  ]);
  return [...below, ...beside];
}

function placeGrid(
  columns: readonly (readonly Unit[])[],
  widths: readonly number[],
  corner: { readonly x: number; readonly y: number },
  { columnGap, rowGap }: Density,
): readonly PlacedUnit[] {
  let x = corner.x;
  return columns.flatMap((column, i) => {
    const left = x;
    x += Math.max(widths[i] ?? 0, widthOf(column)) + columnGap;
    let y = corner.y;
    return column.map((unit): PlacedUnit => {
      const top = y;
      y += unit.height + rowGap;
      return { ...unit, x: left, y: Math.round(top) };
    });
  });
}

function widthOf(column: readonly Unit[]): number {
  return Math.max(0, ...column.map(({ width }) => width));
}

/** A few units one after the other, turning at the end of each row, so that no three that follow stand in one line. */
function placeSnake(units: readonly Unit[], { padding, columnGap, rowGap }: Density): readonly PlacedUnit[] {
  const perRow = Math.max(1, Math.ceil(Math.sqrt(units.length)));
  const columnOf = (i: number) => (Math.floor(i / perRow) % 2 === 0 ? i % perRow : perRow - 1 - (i % perRow));
  const widths = Array.from({ length: perRow }, (_, column) =>
    Math.max(0, ...units.filter((_unit, i) => columnOf(i) === column).map(({ width }) => width)),
  );
  const left = (column: number) =>
    widths.slice(0, column).reduce((sum, width) => sum + width + columnGap, padding.side);
  let y = padding.top;
  return chunk(units, perRow).flatMap((row, r) => {
    const top = y;
    const rise = Math.max(...row.map((unit) => unit.rise ?? 0));
    y += Math.max(...row.map((unit) => rise - (unit.rise ?? 0) + unit.height)) + rowGap;
    return row.map((unit, i): PlacedUnit => {
      const column = columnOf(r * perRow + i);
      return {
        ...unit,
        x: Math.round(left(column) + ((widths[column] ?? unit.width) - unit.width) / 2),
        y: top + rise - (unit.rise ?? 0),
      };
    });
  });
}

/** So many columns that they can be read; the order of callers and callees is kept from top to bottom within one. */
function squeeze(columns: readonly (readonly Unit[])[], most: number): readonly (readonly Unit[])[] {
  const perColumn = Math.ceil(columns.length / most);
  return chunk(columns, perColumn).map((few) => few.flat());
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const out: T[][] = [];
  for (let i = 0; i < items.length; i += size) out.push(items.slice(i, i + size));
  return out;
}

/** The room that it takes, more where it is far from the shape that a namespace should have. */
function cost(placed: readonly Placed[]): number {
  const { right, bottom } = extentOf(placed, { right: 1, bottom: 1 });
  const ratio = right / bottom / ASPECT;
  return right * bottom * Math.sqrt(Math.max(ratio, 1 / ratio));
}

/** How far a namespace reaches with one unit more. */
function growth(others: readonly Placed[], unit: Placed, aspect: number): number {
  const { right, bottom } = extentOf([...others, unit], { right: 0, bottom: 0 });
  return Math.max(right / aspect, bottom) + (unit.x / aspect + unit.y) / 1000;
}
