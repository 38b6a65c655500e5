// biome-ignore-all lint/a11y/useSemanticElements: each head is drawn at its place over the cells that are seen; a <th> cannot be
import type { MatrixEnd } from "../../engine";
import { fullName } from "./cell-words";
import { EndName } from "./EndName";
import { FoldMark } from "./FoldMark";
import type { GridLook } from "./grid-look";

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
        {isNamespaced && hasNamespace && end.namespace}
      </span>
      <EndName end={end} isNamespaced={false} />
    </div>
  );
}
