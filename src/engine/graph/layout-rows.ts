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
  return placeRows([...linked, ...evenly(loose, cardsPerRow)], tiers.length, density);
}

/**
 * Rows one below the other, each in the middle; those of the same length stand in columns. A single column of several
 * tiers goes to and fro, so that lines pass.
 */
function placeRows(
  rows: readonly (readonly Unit[])[],
  tiers: number,
  { padding, columnGap, rowGap }: Density,
): readonly PlacedUnit[] {
  const columnsOf = (row: readonly Unit[]) =>
    row.map((_unit, i) =>
      Math.max(...rows.filter(({ length }) => length === row.length).map((other) => other[i]?.width ?? 0)),
    );
  const totalOf = (columns: readonly number[]) => columns.reduce((sum, width) => sum + width + columnGap, -columnGap);
  const widest = Math.max(0, ...rows.map((row) => totalOf(columnsOf(row))));
  const isZigzag = tiers > 2 && rows.every(({ length }) => length === 1);
  let y = padding.top;
  return rows.flatMap((row, r) => {
    const columns = columnsOf(row);
    const top = y;
    y += Math.max(...row.map(({ height }) => height)) + rowGap;
    let x = padding.side + (widest - totalOf(columns)) / 2 + (isZigzag && r % 2 === 1 ? (widest + columnGap) / 2 : 0);
    return row.map((unit, i): PlacedUnit => {
      const width = columns[i] ?? unit.width;
      const left = x + (width - unit.width) / 2;
      x += width + columnGap;
      return { ...unit, x: Math.round(left), y: top };
    });
  });
}

/** Rows of at most so many, none much shorter than another. */
function evenly<T>(items: readonly T[], most: number): T[][] {
  const rows = Math.ceil(items.length / most);
  return Array.from({ length: rows }, (_, i) =>
    items.slice(Math.ceil((i * items.length) / rows), Math.ceil(((i + 1) * items.length) / rows)),
  );
}
