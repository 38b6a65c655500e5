import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useApp } from "../../state/store-context";
import { isOffered, type SourceGroup, sourceGroups } from "./source-options";
import "./trace-form.css";

interface SourceFieldProps {
  /** `namespace/pod` or an address. */
  readonly value: string;
  /** Why nobody can ask as this; null: nothing speaks against it. */
  readonly refusal: string | null;
  readonly onChoose: (value: string) => void;
}

const OTHER = "other";
const nobody: readonly SourceGroup[] = [];

/** Who asks: a workload of the picture, somebody outside, or whichever pod or address is written. */
export function SourceField({ value, refusal, onChoose }: SourceFieldProps) {
  const id = useId();
  const graph = useApp((state) => state.analysis.analysis?.graph ?? null);
  const groups = useMemo(() => (graph === null ? nobody : sourceGroups(graph)), [graph]);
  const [wantsOther, setWantsOther] = useState(false);
  const isOther = wantsOther || !isOffered(groups, value);
  return (
    <div className="trace-field">
      <label htmlFor={id}>From</label>
      <select
        id={id}
        value={isOther ? OTHER : value}
        onChange={({ target }) => {
          setWantsOther(target.value === OTHER);
          if (target.value !== OTHER) onChoose(target.value);
        }}
      >
        {groups.map(({ name, options }) => (
          <optgroup key={name} label={name}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.words}
              </option>
            ))}
          </optgroup>
        ))}
        <option value={OTHER}>Another pod or address…</option>
      </select>
      {isOther && (
        <OtherSource value={value} isRefused={refusal !== null} refusalId={`${id}-refusal`} onChoose={onChoose} />
      )}
      <p id={`${id}-refusal`} className="trace-refusal" aria-live="polite">
        {refusal}
      </p>
    </div>
  );
}

interface OtherSourceProps {
  readonly value: string;
  readonly isRefused: boolean;
  readonly refusalId: string;
  readonly onChoose: (value: string) => void;
}

/** What is written counts when one is done with it: at Enter, and when the field is left. */
function OtherSource({ value, isRefused, refusalId, onChoose }: OtherSourceProps) {
  const [written, setWritten] = useState<string | null>(null);
  const done = () => {
    const text = written?.trim() ?? "";
    if (text !== "") onChoose(text);
    setWritten(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    done();
  };
  return (
    <input
      className="mono"
      aria-label="Pod or address that asks"
      value={written ?? value}
      placeholder="shop/web-1 or 203.0.113.7"
      autoComplete="off"
      spellCheck={false}
      aria-invalid={isRefused}
      aria-describedby={refusalId}
      onChange={({ target }) => setWritten(target.value)}
      onBlur={done}
      onKeyDown={onKeyDown}
    />
  );
}
