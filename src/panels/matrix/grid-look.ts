/** Sizes of the grid, in pixels: cells have no other, so that what is seen is told without measuring. */
export interface GridLook {
  readonly rowHeight: number;
  readonly columnWidth: number;
  readonly headWidth: number;
  readonly headHeight: number;
}

const LETTER = 7.2;
const LARGEST_HEAD = 280;

/** The same with heads as wide as their longest name needs, within bounds. */
export function withHeadsFor(look: GridLook, names: readonly string[]): GridLook {
  const letters = names.reduce((most, { length }) => Math.max(most, length), 0);
  const wanted = Math.ceil(letters * LETTER) + 40;
  return { ...look, headWidth: Math.max(look.headWidth, Math.min(LARGEST_HEAD, wanted)) };
}

export const wideLook: GridLook = { rowHeight: 28, columnWidth: 100, headWidth: 160, headHeight: 58 };
export const narrowLook: GridLook = { rowHeight: 36, columnWidth: 92, headWidth: 140, headHeight: 58 };
