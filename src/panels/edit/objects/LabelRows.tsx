import { Plus, X } from "lucide-react";
import { useId, useRef } from "react";
import { IconButton } from "../../../ui/IconButton";
import { type LabelRow, rowProblem, withNewRow } from "./label-rows";
import { useFirstFocus } from "./use-first-focus";
import { useNewRowFocus } from "./use-new-row-focus";

interface LabelRowsProps {
  readonly legend: string;
  readonly rows: readonly LabelRow[];
  readonly problems: readonly { readonly key: string; readonly reason: string }[];
  readonly onChange: (rows: readonly LabelRow[]) => void;
  /** Whether the first row takes the focus when the form opens. */
  readonly isFirst?: boolean;
}

/** Labels, a row each, with what the API server says against one below it. */
export function LabelRows({ legend, rows, problems, onChange, isFirst = false }: LabelRowsProps) {
  const own = useRef<HTMLFieldSetElement>(null);
  useFirstFocus(own, isFirst);
  const change = (id: number, part: Partial<LabelRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const focusAdd = () => own.current?.querySelector<HTMLElement>(".object-add")?.focus();
  const focusNewRow = useNewRowFocus(own, rows.length);
  const add = () => {
    focusNewRow();
    onChange(withNewRow(rows, { key: "", value: "" }));
  };
  return (
    <fieldset ref={own} className="object-rows">
      <legend>{legend}</legend>
      {rows.map((row) => {
        const reason = problems.find(({ key }) => key === row.key.trim())?.reason;
        const problem = rowProblem(rows, row) ?? reason ?? null;
        return (
          <Row
            key={row.id}
            row={row}
            problem={problem}
            onChange={(part) => change(row.id, part)}
            onRemove={() => {
              onChange(rows.filter(({ id }) => id !== row.id));
              focusAdd();
            }}
          />
        );
      })}
      <button type="button" className="button outlined object-add" onClick={add}>
        <Plus size={14} aria-hidden /> Add a label
      </button>
    </fieldset>
  );
}

interface RowProps {
  readonly row: LabelRow;
  readonly problem: string | null;
  readonly onChange: (part: Partial<LabelRow>) => void;
  readonly onRemove: () => void;
}

function Row({ row, problem, onChange, onRemove }: RowProps) {
  const id = useId();
  const about = {
    spellCheck: false,
    autoCapitalize: "none",
    autoComplete: "off",
    "aria-invalid": problem !== null,
    "aria-describedby": problem === null ? undefined : id,
  };
  return (
    <div className="object-row">
      <input
        {...about}
        aria-label="Key"
        placeholder="key"
        value={row.key}
        onChange={({ target }) => onChange({ key: target.value })}
      />
      <span aria-hidden>:</span>
      <input
        {...about}
        aria-label={`Value of ${row.key === "" ? "the label" : row.key}`}
        placeholder="value"
        value={row.value}
        onChange={({ target }) => onChange({ value: target.value })}
      />
      <IconButton
        label={`Remove ${row.key === "" ? "this label" : `the label ${row.key}`}`}
        icon={<X size={14} />}
        onClick={onRemove}
      />
      {problem !== null && (
        <p id={id} className="object-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
