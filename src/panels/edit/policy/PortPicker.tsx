import type { SuggestedPort } from "../../../engine";
import type { PortFields } from "./composer-drafts";
import { PROTOCOLS } from "./protocols";

interface PortPickerProps {
  readonly fields: PortFields;
  readonly suggested: readonly SuggestedPort[];
  readonly canBeEvery: boolean;
  readonly onChange: (part: Partial<PortFields>) => void;
}

/** On which port: one of those that are there, another, or every port in so many words. */
export function PortPicker({ fields, suggested, canBeEvery, onChange }: PortPickerProps) {
  const { protocol, port, endPort, isEveryPort } = fields;
  const isPicked = (each: SuggestedPort) =>
    !isEveryPort && each.protocol === protocol && String(each.port) === port && endPort === "";
  return (
    <fieldset className="picker">
      <legend>On port</legend>
      <div className="picker-row">
        {suggested.map((each) => (
          <button
            key={`${each.protocol} ${each.port}`}
            type="button"
            className="chip"
            aria-pressed={isPicked(each)}
            onClick={() =>
              onChange({ protocol: each.protocol, port: String(each.port), endPort: "", isEveryPort: false })
            }
          >
            <span className="mono">
              {each.protocol} {each.port}
            </span>
            {each.name !== null && ` ${each.name}`}
          </button>
        ))}
        {canBeEvery && (
          <button
            type="button"
            className="chip"
            aria-pressed={isEveryPort}
            onClick={() => onChange({ isEveryPort: !isEveryPort, port: "", endPort: "" })}
          >
            every port
          </button>
        )}
      </div>
      <div className="picker-row">
        <select
          aria-label="Protocol"
          value={protocol}
          onChange={({ target }) =>
            onChange({ protocol: PROTOCOLS.find((each) => each === target.value) ?? "TCP", isEveryPort: false })
          }
        >
          {PROTOCOLS.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <input
          className="mono short"
          aria-label="Port: number or name"
          value={port}
          placeholder="8080"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => onChange({ port: target.value, isEveryPort: false })}
        />
        <span className="joint">to</span>
        <input
          className="mono short"
          aria-label="Last port of a range"
          value={endPort}
          placeholder="no range"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => onChange({ endPort: target.value, isEveryPort: false })}
        />
      </div>
    </fieldset>
  );
}
