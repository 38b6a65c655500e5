import { Check } from "lucide-react";
import "./toggle-chips.css";

interface ToggleChipsProps {
  readonly legend: string;
  readonly items: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Some of several, each by one press; in the order of the items. */
export function ToggleChips({ legend, items, chosen, onChange }: ToggleChipsProps) {
  return (
    <fieldset className="toggle-chips">
      <legend>{legend}</legend>
      <div className="toggle-chip-list">
        {items.map((item) => {
          const isChosen = chosen.includes(item);
          return (
            <button
              key={item}
              type="button"
              className="toggle-chip"
              aria-pressed={isChosen}
              onClick={() => onChange(items.filter((each) => (each === item ? !isChosen : chosen.includes(each))))}
            >
              {isChosen && <Check size={12} aria-hidden />}
              {item}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
