import { type MatrixPlace, type MatrixSettings, plainSettings } from "./matrix-settings";

/** The matrix as it was left. */
export interface LeftMatrix {
  readonly settings: MatrixSettings;
  /** Null: nowhere yet. */
  readonly at: MatrixPlace | null;
}

let left: (LeftMatrix & { readonly scenario: number }) | null = null;

/** Keeps it for when its tab is opened again. */
export function leaveMatrix(scenario: number, matrix: LeftMatrix) {
  left = { ...matrix, scenario };
}

/** The matrix as it was left in this scenario; another one begins anew. */
export function leftMatrix(scenario: number): LeftMatrix {
  return left?.scenario === scenario ? left : { settings: plainSettings, at: null };
}
