import { type ReactNode, useId } from "react";

interface FormFieldProps {
  readonly label: string;
  readonly value: string;
  /** What is wrong with it, in the API server's words; null: nothing. */
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
  /** What may be meant, to choose from or to type over; absent: nothing. */
  readonly suggestions?: readonly string[];
  /** Whether it takes the focus when the form opens. */
  readonly isFirst?: boolean;
  readonly kind?: "text" | "number";
  readonly children?: ReactNode;
}

/** A line of text with its name, and below it what the API server says against it. */
export function FormField({
  label,
  value,
  problem,
  onChange,
  suggestions,
  isFirst = false,
  kind = "text",
  children,
}: FormFieldProps) {
  const id = useId();
  const first = isFirst ? { "data-first": "" } : {};
  return (
    <div className="object-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        {...first}
        {...(kind === "number" ? { type: "number", min: 0, className: "short" } : {})}
        value={value}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        list={suggestions === undefined ? undefined : `${id}-list`}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={({ target }) => onChange(target.value)}
      />
      {suggestions !== undefined && (
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
      {children}
    </div>
  );
}
