import type { MatrixCell, MatrixEnd } from "../../engine";
import { cellSentence, unjudgedWords } from "./cell-words";

/** What the worker says of a cell; `result` null: nothing is judged there. */
interface CellAnswer {
  readonly result: MatrixCell | null;
  readonly isCurrent: boolean;
}

/** The words of a cell; empty until they are of this cell and this text: they are copied, and others would be a lie. */
export function sentenceShown(answer: CellAnswer | null, source: MatrixEnd, target: MatrixEnd): string {
  if (answer === null || !answer.isCurrent) return "";
  return answer.result === null ? unjudgedWords(source, target) : cellSentence(answer.result);
}
