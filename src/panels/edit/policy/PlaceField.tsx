import { useId } from "react";
import "../objects/object-forms.css";

interface PlaceFieldProps {
  readonly label: string;
  readonly value: string;
  /** What is wrong with it, in the API server's words; null: nothing. */
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** What may be meant; absent: nothing. */
  readonly suggestions?: readonly string[];
  /** Whether it takes the focus when the form opens. */
  readonly isFirst?: boolean;
}

/** The name of a new policy, or of its namespace, and below it what the API server says against it. */
export function PlaceField({
  label,
  value,
  problem,
  onChange,
  placeholder,
  suggestions = [],
  isFirst = false,
}: PlaceFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        {...(isFirst ? { "data-first": "" } : {})}
        className="mono"
        value={value}
        placeholder={placeholder}
        list={suggestions.length === 0 ? undefined : `${id}-list`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={({ target }) => onChange(target.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {problem !== null && (
        <p id={`${id}-problem`} className="object-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
