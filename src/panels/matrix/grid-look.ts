/** Sizes of the grid, in pixels: cells have no other, so that what is seen is told without measuring. */
export interface GridLook {
  readonly rowHeight: number;
  readonly columnWidth: number;
  readonly headWidth: number;
  readonly headHeight: number;
}

export const wideLook: GridLook = { rowHeight: 28, columnWidth: 92, headWidth: 208, headHeight: 58 };
export const narrowLook: GridLook = { rowHeight: 36, columnWidth: 84, headWidth: 124, headHeight: 58 };
