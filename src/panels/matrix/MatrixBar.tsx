import { ArrowLeftRight, Download } from "lucide-react";
import type { MatrixLevel, MatrixSort, TableFormat } from "../../engine";
import type { MatrixSettings } from "./matrix-settings";

interface MatrixBarProps {
  readonly settings: MatrixSettings;
  readonly onChange: (change: Partial<MatrixSettings>) => void;
  readonly onExport: (format: TableFormat) => void;
}

const LEVELS: readonly { readonly level: MatrixLevel; readonly words: string }[] = [
  { level: "namespace", words: "Namespaces" },
  { level: "workload", words: "Workloads" },
  { level: "pod", words: "Pods" },
];

const SORTS: readonly { readonly sort: MatrixSort; readonly words: string }[] = [
  { sort: "name", words: "by name" },
  { sort: "through", words: "most open first" },
  { sort: "denied", words: "most denied first" },
];

/** What the rows and columns stand for, their order, and the ways out of the page. */
export function MatrixBar({ settings, onChange, onExport }: MatrixBarProps) {
  const { level, sort, grouped, hideEmpty, folded } = settings;
  return (
    <div className="matrix-controls">
      <fieldset className="matrix-levels">
        <legend className="visually-hidden">A row is</legend>
        {LEVELS.map(({ level: each, words }) => (
          <label key={each} className={each === level ? "chosen" : ""}>
            <input
              type="radio"
              name="matrix-level"
              className="visually-hidden"
              checked={each === level}
              onChange={() => onChange({ level: each })}
            />
            {words}
          </label>
        ))}
      </fieldset>
      <label className="matrix-sort">
        <span className="visually-hidden">Order</span>
        <select
          value={sort}
          onChange={({ target }) => {
            const chosen = SORTS.find(({ sort: each }) => each === target.value);
            if (chosen !== undefined) onChange({ sort: chosen.sort });
          }}
        >
          {SORTS.map(({ sort: each, words }) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {sort !== "name" && (
        <label className="matrix-option">
          <input type="checkbox" checked={grouped} onChange={() => onChange({ grouped: !grouped })} /> in namespaces
        </label>
      )}
      <label className="matrix-option">
        <input type="checkbox" checked={hideEmpty} onChange={() => onChange({ hideEmpty: !hideEmpty })} /> hide empty
      </label>
      {level !== "namespace" && folded.length > 0 && (
        <button type="button" className="link" onClick={() => onChange({ folded: [] })}>
          Open all namespaces
        </button>
      )}
      <span className="matrix-gap" />
      <span className="matrix-out">
        <button
          type="button"
          className="button"
          title="Swap rows and columns"
          aria-label="Swap rows and columns"
          onClick={() => onChange({ transposed: !settings.transposed })}
        >
          <ArrowLeftRight size={15} aria-hidden />
        </button>
        <button type="button" className="button" aria-label="Download as CSV" onClick={() => onExport("csv")}>
          <Download size={15} aria-hidden /> CSV
        </button>
        <button type="button" className="button" aria-label="Download as Markdown" onClick={() => onExport("md")}>
          <Download size={15} aria-hidden /> Markdown
        </button>
      </span>
    </div>
  );
}
