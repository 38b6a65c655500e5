import type { CellFace } from "../graph/matrix/cell-faces";
import type { MatrixCounts } from "../graph/matrix/matrix-counts";
import type { MatrixForm } from "../insight/matrix/matrix-form";
import type { MatrixRequest } from "../matrix-answers";
import type { Session } from "../session";
import { finish } from "../steps";

/** A matrix in the order of the text's names, nothing left out. */
export const PLAIN = { sort: "name", grouped: true, hideEmpty: false } as const;

/** The faces of all cells of the matrix of a session's last analysis, by the ids of their lines; asked for in pages. */
export function facesOf({ matrix }: Session, form: MatrixForm, page = 7): ReadonlyMap<string, CellFace> {
  const request: MatrixRequest = { ...form, ...PLAIN };
  const axes = finish(matrix.axes(request));
  const faces = new Map<string, CellFace>();
  if (axes === null) return faces;
  for (let row = 0; row < axes.sources.length; row += page) {
    for (let column = 0; column < axes.targets.length; column += page) {
      const [from, to] = [
        { from: row, count: page },
        { from: column, count: page },
      ];
      const found = finish(matrix.window(request, from, to));
      for (const [i, source] of (found?.sources ?? []).entries()) {
        for (const [k, target] of (found?.targets ?? []).entries()) {
          const face = found?.faces[found.cells[i * found.targets.length + k] ?? -1];
          if (face === undefined) throw new Error(`no cell for ${source}→${target}`);
          faces.set(`${source}→${target}`, face);
        }
      }
    }
  }
  return faces;
}

/** What all cells come to, asked until they are counted. */
export function countsOf({ matrix }: Session, form: MatrixForm): MatrixCounts {
  for (;;) {
    const totals = finish(matrix.totals(form));
    if (totals === null) throw new Error("nothing was analysed");
    if (totals.counts !== null) return totals.counts;
  }
}
