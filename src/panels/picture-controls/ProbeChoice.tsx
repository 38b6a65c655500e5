import { Check } from "lucide-react";
import { type SubmitEvent, useId, useState } from "react";
import type { Probe } from "../../engine";
import { moveByArrows } from "./move-by-arrows";
import { isSameProbe, probeWords } from "./probe-words";
import { readProbe } from "./read-probe";
import "./choice-button.css";
import "./probe-choice.css";

interface ProbeChoiceProps {
  readonly probe: Probe;
  readonly suggestions: readonly Probe[];
  readonly onChoose: (probe: Probe) => void;
}

const KINDS = [
  {
    probe: { kind: "ports-that-matter" },
    words: "What each destination declares, a Service targets on it or a rule names for it; else all ports.",
  },
  { probe: { kind: "all-ports" }, words: "Every port of TCP, UDP and SCTP." },
] as const;

/** The ports that matter, all ports, or one: written, or taken from the picture. The arrow keys go from one to the next. */
export function ProbeChoice({ probe, suggestions, onChoose }: ProbeChoiceProps) {
  const ids = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it
    <div className="probe-choice" onKeyDown={moveByArrows}>
      {KINDS.map((kind) => (
        <button
          key={kind.probe.kind}
          type="button"
          className="choice-button"
          aria-pressed={isSameProbe(kind.probe, probe)}
          aria-describedby={`${ids}-${kind.probe.kind}`}
          onClick={() => onChoose(kind.probe)}
        >
          <Check size={14} aria-hidden />
          <strong>{probeWords(kind.probe)}</strong>
          <span id={`${ids}-${kind.probe.kind}`} aria-hidden>
            {kind.words}
          </span>
        </button>
      ))}
      <OnePort probe={probe} onChoose={onChoose} />
      {suggestions.length > 0 && (
        <ul className="probe-suggestions" aria-label="Ports in this picture">
          {suggestions.map((each) => (
            <li key={probeWords(each)}>
              <button type="button" aria-pressed={isSameProbe(each, probe)} onClick={() => onChoose(each)}>
                {probeWords(each)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function OnePort({ probe, onChoose }: Pick<ProbeChoiceProps, "probe" | "onChoose">) {
  const id = useId();
  const [text, setText] = useState(probe.kind === "port" ? probeWords(probe) : "");
  const [wasAsked, setAsked] = useState(false);
  const read = readProbe(text);
  const refusal = wasAsked && read.kind === "refused" ? read.reason : null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (read.kind === "probe") onChoose(read.probe);
    else setAsked(true);
  };
  return (
    <form className="probe-port" onSubmit={submit} noValidate>
      <label htmlFor={id}>One port</label>
      <div className="probe-field">
        <input
          id={id}
          data-start
          className="mono"
          value={text}
          placeholder="5432, UDP 53 or dns"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={refusal !== null}
          aria-describedby={`${id}-answer`}
          onChange={(event) => {
            setText(event.target.value);
            setAsked(false);
          }}
          onFocus={(event) => event.target.select()}
        />
        <button type="submit" className="button outlined">
          Ask
        </button>
      </div>
      <p id={`${id}-answer`} className={refusal === null ? "probe-answer" : "probe-answer refused"} aria-live="polite">
        {refusal ?? (read.kind === "probe" ? `Asks about ${probeWords(read.probe)}.` : "")}
      </p>
    </form>
  );
}
