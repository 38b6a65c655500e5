import type { MatrixAxes, MatrixEnd, MatrixTotals } from "../../engine";
import { useLiveAnswer } from "../asking/use-live-answer";
import { endSentence } from "./cell-words";
import { edgeIdOf, type MatrixSettings } from "./matrix-settings";
import { sentenceShown } from "./sentence-shown";

/** What has the focus in words; empty until they are there. */
export function useSentence(
  { level, folded, transposed }: MatrixSettings,
  axes: MatrixAxes | null,
  totals: MatrixTotals | null,
  { row, column }: { readonly row: MatrixEnd | undefined; readonly column: MatrixEnd | undefined },
): string {
  const edgeId = row === undefined || column === undefined ? null : edgeIdOf(row.id, column.id, transposed);
  const answer = useLiveAnswer("matrixCell", edgeId === null ? null : { level, folded, edgeId });
  if (row !== undefined && column !== undefined) {
    const [source, target] = transposed ? [column, row] : [row, column];
    return sentenceShown(answer, source, target);
  }
  const end = row ?? column;
  return end === undefined
    ? ""
    : [endSentence(end), reachWords(end, axes, totals)].filter((word) => word !== "").join(" ");
}

function reachWords({ id }: MatrixEnd, axes: MatrixAxes | null, totals: MatrixTotals | null): string {
  const position = axes?.ends.findIndex((end) => end.id === id) ?? -1;
  const [reaches, reachedBy] = [totals?.reaches[position], totals?.reachedBy[position]];
  if (reaches === undefined || reachedBy === undefined) return "";
  return `Something gets through to ${reaches.toLocaleString("en")} of these, and to it from ${reachedBy.toLocaleString("en")}.`;
}
