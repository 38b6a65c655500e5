import type { CellRow } from "./pair-units";

/**
 * A row in the order of the units, so that those of one end stand side by side: pairs of two ends are then found in a few
 * places of the memory.
 *
 * @param indices - of the units; as long as it is the same object, so is the lane
 */
export function laneOf(row: CellRow, indices: Int32Array): CellRow {
  const known = lanes.get(row);
  if (known !== undefined && known.indices === indices) return known.cells;
  const cells = new Uint32Array(indices.length);
  for (let unit = 0; unit < cells.length; unit++) cells[unit] = row[indices[unit] ?? 0] ?? 0;
  lanes.set(row, { indices, cells });
  return cells;
}

const lanes = new WeakMap<CellRow, { readonly indices: Int32Array; readonly cells: CellRow }>();
