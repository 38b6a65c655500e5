// biome-ignore-all lint/a11y/useSemanticElements: each head is drawn at its place over the cells that are seen; a <th> cannot be
import type { MatrixEnd } from "../../engine";
import { fullName } from "./cell-words";
import { FoldMark } from "./FoldMark";
import type { GridLook } from "./grid-look";
import { shortName } from "./name-parts";

/** Two lines of it. */
const MOST_LETTERS = 20;

interface ColumnHeadProps {
  readonly index: number;
  readonly end: MatrixEnd;
  readonly look: GridLook;
  /** Whether it is the first of its namespace. */
  readonly isFirst: boolean;
  readonly isHere: boolean;
  readonly isFocused: boolean;
  readonly isNamespaced: boolean;
}

/** The head of a column: its namespace above its name. */
export function ColumnHead({ index, end, look, isFirst, isHere, isFocused, isNamespaced }: ColumnHeadProps) {
  const name = shortName(end.name, MOST_LETTERS);
  const nameLook = `column-name${end.assumed ? " assumed" : ""}${name === end.name ? "" : " shortened"}`;
  const hasNamespace = end.namespace !== null && end.kind !== "namespace";
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-label={fullName(end)}
      title={fullName(end)}
      className={`column-head${isHere ? " here" : ""}${isFirst ? " first-of-namespace" : ""}`}
      tabIndex={isFocused ? 0 : -1}
      data-row={-1}
      data-column={index}
      style={{ left: look.headWidth + index * look.columnWidth, width: look.columnWidth }}
    >
      <span className="column-namespace">
        <FoldMark end={end} isFirst={isFirst} />
        {isNamespaced && hasNamespace && <span className="end-namespace">{end.namespace}</span>}
      </span>
      <span className={nameLook}>
        {name}
        {end.podCount > 1 && <span className="end-count"> ×{end.podCount.toLocaleString("en")}</span>}
      </span>
    </div>
  );
}
