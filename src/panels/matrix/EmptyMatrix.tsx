import { useActions, useApp } from "../../state/store-context";
import { isFiltering } from "../../state/view";

interface EmptyMatrixProps {
  /** Whether rows and columns without a cell that says something are hidden, and there are some. */
  readonly isHiding: boolean;
  readonly onShowAll: () => void;
}

/** What stands in the table's place where it has no row: why, and what to do about it. */
export function EmptyMatrix({ isHiding, onShowAll }: EmptyMatrixProps) {
  const hasFilter = useApp(({ view }) => isFiltering(view.options));
  const namespace = useApp(({ analysis }) => analysis.analysis?.graph.namespaces[0]?.name ?? null);
  const { clearFilter, openEditing } = useActions();
  if (isHiding)
    return (
      <div className="matrix-nothing">
        <p>
          Every row and every column is empty{hasFilter ? ": no connection passes the filter" : ""}, so all are hidden.
        </p>
        <p className="matrix-steps">
          {hasFilter && (
            <button type="button" className="button outlined" onClick={clearFilter}>
              Clear the filter
            </button>
          )}
          <button type="button" className="button outlined" onClick={onShowAll}>
            Show empty rows
          </button>
        </p>
      </div>
    );
  return (
    <div className="matrix-nothing">
      <p>
        Each workload of the text becomes a row and a column; where they meet stands what gets through from one to the
        other. There is none yet.
      </p>
      <p className="matrix-steps">
        <button
          type="button"
          className="button outlined"
          onClick={() => openEditing({ kind: "add", what: "workload", namespace, workload: null })}
        >
          Add a workload…
        </button>
      </p>
    </div>
  );
}
