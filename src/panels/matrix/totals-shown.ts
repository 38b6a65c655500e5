import type { MatrixTotals } from "../../engine";

/** Which axes, of which text and options, totals are about. */
export interface TotalsGround {
  /** The level and the folded namespaces. */
  readonly form: string;
  readonly revision: number;
  readonly options: unknown;
}

/** Totals and what they are about; null: nothing of these axes can be counted. */
export interface CountedTotals extends TotalsGround {
  readonly totals: MatrixTotals | null;
}

/** Totals that may be shown; null where they are of other axes: their positions are of other ends. */
export function totalsShown(counted: CountedTotals | null, now: TotalsGround): MatrixTotals | null {
  const isOfNow =
    counted !== null &&
    counted.form === now.form &&
    counted.revision === now.revision &&
    counted.options === now.options;
  return isOfNow ? counted.totals : null;
}
