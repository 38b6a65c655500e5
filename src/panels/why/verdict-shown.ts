import type { EdgeState, Explanation } from "../../engine";

/** What the head of the card says of a connection: as its line does, and what is explained where no line is drawn. */
export function verdictShown(line: EdgeState | null, explanation: Explanation | null): EdgeState | null {
  return line ?? explanation?.verdict ?? null;
}
