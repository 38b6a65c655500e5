import { useState } from "react";
import type { MatrixEnd } from "../../engine";
import { blockBetween, type CellBlock } from "./cell-block";
import type { GridPlace } from "./grid-moves";

interface BlockChoice {
  /** Null: nothing but the place itself is chosen. */
  readonly block: CellBlock | null;
  /** From here on what is moved over is chosen, unless that has begun elsewhere. */
  readonly begin: () => void;
  readonly end: () => void;
}

/** The cells from where a choice began to the place that has the focus; none any more where rows or columns are others. */
export function useBlock(rows: readonly MatrixEnd[], columns: readonly MatrixEnd[], at: GridPlace): BlockChoice {
  const [held, setHeld] = useState<{
    readonly anchor: GridPlace;
    readonly rows: readonly MatrixEnd[];
    readonly columns: readonly MatrixEnd[];
  } | null>(null);
  const isOf = held !== null && held.rows === rows && held.columns === columns;
  return {
    block: isOf ? blockBetween(held.anchor, at) : null,
    begin: () => {
      if (!isOf) setHeld({ anchor: at, rows, columns });
    },
    end: () => setHeld(null),
  };
}
