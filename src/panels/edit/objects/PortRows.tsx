import { Plus, X } from "lucide-react";
import { useId, useRef } from "react";
import { IconButton } from "../../../ui/IconButton";
import { withNewRow } from "./label-rows";
import { BLANK_PORT, type PortRow } from "./port-rows";
import { useFirstFocus } from "./use-first-focus";
import { useNewRowFocus } from "./use-new-row-focus";

interface PortRowsProps {
  readonly legend: string;
  readonly rows: readonly PortRow[];
  /** By the place of the row, from 0. */
  readonly problems: readonly { readonly index: number; readonly reason: string }[];
  readonly onChange: (rows: readonly PortRow[]) => void;
  /** Whether they lead to ports of pods: those of a Service. */
  readonly areServed: boolean;
  /** Whether the first row takes the focus when the form opens. */
  readonly isFirst?: boolean;
}

/** Ports, a row each, with what the API server says against one below it. */
export function PortRows({ legend, rows, problems, onChange, areServed, isFirst = false }: PortRowsProps) {
  const own = useRef<HTMLFieldSetElement>(null);
  useFirstFocus(own, isFirst);
  const focusNewRow = useNewRowFocus(own, rows.length);
  const add = () => {
    focusNewRow();
    onChange(withNewRow(rows, BLANK_PORT));
  };
  return (
    <fieldset ref={own} className="object-rows">
      <legend>{legend}</legend>
      {rows.map((row, index) => (
        <Row
          key={row.id}
          row={row}
          areServed={areServed}
          problem={problems.find((each) => each.index === index)?.reason ?? null}
          onChange={(part) => onChange(rows.map((each) => (each.id === row.id ? { ...each, ...part } : each)))}
          onRemove={() => {
            onChange(rows.filter(({ id }) => id !== row.id));
            own.current?.querySelector<HTMLElement>(".object-add")?.focus();
          }}
        />
      ))}
      <button type="button" className="button outlined object-add" onClick={add}>
        <Plus size={14} aria-hidden /> Add a port
      </button>
      {rows.length === 0 && problems[0] !== undefined && <p className="object-problem">{problems[0].reason}</p>}
    </fieldset>
  );
}

interface RowProps {
  readonly row: PortRow;
  readonly areServed: boolean;
  readonly problem: string | null;
  readonly onChange: (part: Partial<PortRow>) => void;
  readonly onRemove: () => void;
}

function Row({ row, areServed, problem, onChange, onRemove }: RowProps) {
  const id = useId();
  const field = (key: "port" | "targetPort" | "name", label: string, placeholder: string, className: string) => (
    <input
      className={className}
      aria-label={label}
      placeholder={placeholder}
      value={row[key]}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="none"
      inputMode={key === "port" ? "numeric" : "text"}
      aria-invalid={problem !== null}
      aria-describedby={problem === null ? undefined : id}
      onChange={({ target }) => onChange({ [key]: target.value })}
    />
  );
  return (
    <div className="object-row">
      <select
        className="narrow"
        aria-label="Protocol"
        value={row.protocol}
        onChange={({ target: { value } }) => {
          if (value === "TCP" || value === "UDP" || value === "SCTP") onChange({ protocol: value });
        }}
      >
        {["TCP", "UDP", "SCTP"].map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      {field("port", "Port", "port", "narrow")}
      {areServed && <span aria-hidden>→</span>}
      {areServed && field("targetPort", "Port of the pods", "same", "narrow")}
      {field("name", "Name of the port", "name", "")}
      <IconButton label={`Remove port ${row.port}`.trim()} icon={<X size={14} />} onClick={onRemove} />
      {problem !== null && (
        <p id={id} className="object-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
