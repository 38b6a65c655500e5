import type { MatrixRequest } from "../../engine";

/** How the matrix is looked at. */
export interface MatrixSettings extends MatrixRequest {
  /** True: who is asked in the rows, who asks in the columns. */
  readonly transposed: boolean;
}

/** What nobody has chosen yet. */
export const plainSettings: MatrixSettings = {
  level: "workload",
  folded: [],
  sort: "name",
  grouped: true,
  hideEmpty: false,
  transposed: false,
};

/** Where one stands, by the ids of the ends; null: at the head of the row, or of the column. */
export interface MatrixPlace {
  readonly row: string | null;
  readonly column: string | null;
}

/** What is asked of the worker: the same for both ways of turning it. */
export function requestOf({ level, folded, sort, grouped, hideEmpty }: MatrixSettings): MatrixRequest {
  return { level, folded, sort, grouped, hideEmpty };
}

/** The line of the graph between a row and a column. */
export function edgeIdOf(row: string, column: string, transposed: boolean): string {
  return transposed ? `${column}→${row}` : `${row}→${column}`;
}
