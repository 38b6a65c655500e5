import type { Density } from "./density";
import type { PlacedUnit, Unit } from "./layout-boxes";
import { tiersOf } from "./layout-tiers";

/** A longer way from the first caller to the last callee is no row for each: it would be a tower. */
const MOST_TIERS = 4;

/**
 * Places the units of a namespace of a tall picture that nothing is known of: rows of callers above rows of those that
 * they call, the others below. Where there are many tiers, callers stand above or left of their callees.
 */
export function placeInRows(
  units: readonly Unit[],
  links: readonly (readonly [string, string])[],
  density: Density,
): readonly PlacedUnit[] {
  const { cardsPerRow, name } = density;
  const { columns: tiers, loose } = tiersOf(units, links);
  const isTower = name !== "roomy" || tiers.length > MOST_TIERS;
  const linked = isTower ? evenly(tiers.flat(), cardsPerRow) : tiers.flatMap((tier) => evenly(tier, cardsPerRow));
  const isLinked = pairsOf(links);
  return placeRows([...linked, ...evenly(loose, cardsPerRow)], tiers.length, isLinked, density);
}

/** Between two that are linked, side by side: room for the arrows and the label of a line. */
const LINKED_GAP = 60;

/**
 * Rows one below the other, each in the middle; those of the same length stand in columns. A single column of several
 * tiers goes to and fro, so that lines pass.
 */
function placeRows(
  rows: readonly (readonly Unit[])[],
  tiers: number,
  isLinked: (a: Unit, b: Unit) => boolean,
  { padding, columnGap, rowGap }: Density,
): readonly PlacedUnit[] {
  const alike = (row: readonly Unit[]) => rows.filter(({ length }) => length === row.length);
  const columnsOf = (row: readonly Unit[]) =>
    row.map((_unit, i): Column => {
      const isLinkedBefore = alike(row).some((other) => {
        const [before, unit] = [other[i - 1], other[i]];
        return before !== undefined && unit !== undefined && isLinked(before, unit);
      });
      const width = Math.max(...alike(row).map((other) => other[i]?.width ?? 0));
      return { gap: i === 0 ? 0 : isLinkedBefore ? Math.max(columnGap, LINKED_GAP) : columnGap, width };
    });
  const totalOf = (columns: readonly Column[]) => columns.reduce((sum, { gap, width }) => sum + gap + width, 0);
  const widest = Math.max(0, ...rows.map((row) => totalOf(columnsOf(row))));
  const isZigzag = tiers > 2 && rows.every(({ length }) => length === 1);
  let y = padding.top;
  return rows.flatMap((row, r) => {
    const columns = columnsOf(row);
    const top = y;
    const rise = Math.max(...row.map((unit) => unit.rise ?? 0));
    y += Math.max(...row.map((unit) => rise - (unit.rise ?? 0) + unit.height)) + rowGap;
    let x = padding.side + (widest - totalOf(columns)) / 2 + (isZigzag && r % 2 === 1 ? (widest + columnGap) / 2 : 0);
    return row.map((unit, i): PlacedUnit => {
      const { gap, width } = columns[i] ?? { gap: 0, width: unit.width };
      const left = x + gap + (width - unit.width) / 2;
      x += gap + width;
      return { ...unit, x: Math.round(left), y: top + rise - (unit.rise ?? 0) };
    });
  });
}

/** A column of a row, with the gap before it. */
interface Column {
  readonly gap: number;
  readonly width: number;
}

function pairsOf(links: readonly (readonly [string, string])[]): (a: Unit, b: Unit) => boolean {
  const pairs = new Set(links.flatMap(([from, to]) => [`${from}\n${to}`, `${to}\n${from}`]));
  return (a, b) => pairs.has(`${a.id}\n${b.id}`);
}

/** Rows of at most so many, none much shorter than another. */
function evenly<T>(items: readonly T[], most: number): T[][] {
  const rows = Math.ceil(items.length / most);
  return Array.from({ length: rows }, (_, i) =>
    items.slice(Math.ceil((i * items.length) / rows), Math.ceil(((i + 1) * items.length) / rows)),
  );
}
