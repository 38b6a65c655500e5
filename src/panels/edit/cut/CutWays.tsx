import { type ReactNode, useId } from "react";
import type { OfferedWay } from "../../../engine";
import { wayKey } from "./cut-words";

interface CutWaysProps {
  readonly ways: readonly OfferedWay[];
  /** Key of the one that is chosen; null: there is none. */
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  /** What else is to be filled in for the way that is chosen. */
  readonly children: ReactNode;
}

/** The ways in which a line may be cut, the least damage first, each with what it does to others. */
export function CutWays({ ways, chosen, onChoose, children }: CutWaysProps) {
  const id = useId();
  if (ways.length === 0) return null;
  return (
    <fieldset className="form-part">
      <legend>How</legend>
      {ways.map(({ way, title, sentence }) => {
        const key = wayKey(way);
        return (
          <div key={key} className="cut-way">
            <label>
              <input
                type="radio"
                className="cut-radio"
                name={`${id}-way`}
                checked={key === chosen}
                aria-describedby={`${id}-${key.replaceAll(" ", "-")}`}
                onChange={() => onChoose(key)}
              />
              <span className="cut-title">{title}</span>
            </label>
            <p id={`${id}-${key.replaceAll(" ", "-")}`} className="why-muted">
              {sentence}
            </p>
            {key === chosen && children}
          </div>
        );
      })}
    </fieldset>
  );
}
