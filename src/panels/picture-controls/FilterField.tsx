import { X } from "lucide-react";
import { useId, useState } from "react";
import type { ReadFilter } from "./read-filter";
import "./filter-field.css";

interface FilterFieldProps<Value> {
  readonly label: string;
  readonly placeholder: string;
  /** What it filters by, in a short sentence. */
  readonly about: string;
  /** What is odd about what is in force, said in the place of `about`; null: nothing. */
  readonly remark: string | null;
  readonly chosen: readonly Value[];
  readonly wordsOf: (value: Value) => string;
  readonly read: (text: string) => ReadFilter<Value>;
  /** What can be written, offered while somebody writes. */
  readonly suggestions: readonly string[];
  readonly onChange: (chosen: readonly Value[]) => void;
}

/** A field for several values: Enter takes what is written into the filter, and each that is in force can be taken away. */
export function FilterField<Value>(props: FilterFieldProps<Value>) {
  const { label, placeholder, about, remark, chosen, wordsOf, suggestions, onChange } = props;
  const ids = useId();
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const known = new Set(chosen.map(wordsOf));
  const add = (written: string) => {
    const read = props.read(written);
    if (read.kind === "refused") return setRefusal(read.reason);
    setText("");
    const more = read.values.filter((value) => !known.has(wordsOf(value)));
    if (more.length > 0) onChange([...chosen, ...more]);
  };
  return (
    <div className="filter-field">
      <label htmlFor={ids}>{label}</label>
      <input
        id={ids}
        type="text"
        list={`${ids}-list`}
        value={text}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={refusal !== null}
        aria-describedby={`${ids}-about`}
        onChange={({ target, nativeEvent }) => {
          setRefusal(null);
          // Whoever chooses from the list has chosen.
          const isChosen = !("inputType" in nativeEvent) || nativeEvent.inputType === "insertReplacementText";
          if (isChosen && suggestions.includes(target.value)) add(target.value);
          else setText(target.value);
        }}
        onBlur={() => {
          if (text.trim() !== "" && props.read(text).kind === "read") add(text);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add(text);
        }}
      />
      <datalist id={`${ids}-list`}>
        {suggestions
          .filter((each) => !known.has(each))
          .map((each) => (
            <option key={each} value={each} />
          ))}
      </datalist>
      <p id={`${ids}-about`} className={refusal === null ? "filter-about" : "filter-about refused"} aria-live="polite">
        {refusal ?? remark ?? about}
      </p>
      {chosen.length > 0 && (
        <ul className="filter-chosen" aria-label={`${label} in force`}>
          {chosen.map((value) => (
            <li key={wordsOf(value)}>
              <button type="button" onClick={() => onChange(chosen.filter((each) => each !== value))}>
                <span className="filter-chosen-words">{wordsOf(value)}</span>
                <span className="visually-hidden"> (take it away)</span>
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
