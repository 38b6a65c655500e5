import type { EdgeState } from "../../engine";
import { EDGE_STATES } from "./active-filters";
import { StateSample } from "./StateSample";

interface StateChoiceProps {
  readonly hidden: readonly EdgeState[];
  readonly onChange: (hidden: readonly EdgeState[]) => void;
}

const WORDS: Readonly<Record<EdgeState, string>> = {
  allowed: "allowed by a rule",
  open: "open",
  partly: "some ports only",
  denied: "denied",
  mixed: "pods do not agree",
  depends: "the plugin decides",
};

/** Which states have lines, each with the line that it has in the picture. */
export function StateChoice({ hidden, onChange }: StateChoiceProps) {
  const toggle = (state: EdgeState) =>
    onChange(EDGE_STATES.filter((each) => (each === state ? !hidden.includes(each) : hidden.includes(each))));
  const only = (state: EdgeState) => onChange(EDGE_STATES.filter((each) => each !== state));
  return (
    <fieldset>
      <legend>Lines</legend>
      <ul>
        {EDGE_STATES.map((state) => (
          <li key={state} className="filter-state">
            <label className="filter-option">
              <input type="checkbox" checked={!hidden.includes(state)} onChange={() => toggle(state)} />
              <StateSample state={state} />
              <span>{WORDS[state]}</span>
            </label>
            <button type="button" className="link" onClick={() => only(state)}>
              only<span className="visually-hidden"> {WORDS[state]}</span>
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
