import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { AllowOffer, AllowPort, Protocol } from "../../../engine";
import { askUntilAnswered } from "../../../state/ask-until-answered";
import { useActions } from "../../../state/store-context";
import { unansweredWords } from "../../asking/unanswered-words";
import { PROTOCOLS } from "../policy/protocols";
import { type AllowFields, isSamePort, readPort, togglePort } from "./allow-fields";
import { portWords } from "./allow-form-words";
import { Chip } from "./Chip";

interface PortsChoiceProps {
  readonly fields: AllowFields;
  readonly offer: AllowOffer;
  readonly onFields: (fields: AllowFields) => void;
}

/** On which ports: those that containers, Services and rules speak of, others as they are typed; in so many words, all. */
export function PortsChoice({ fields, offer, onFields }: PortsChoiceProps) {
  const isAll = offer.chosenPorts === "all";
  const chosen = offer.chosenPorts === "all" ? [] : offer.chosenPorts;
  const own = chosen.filter((port) => !offer.ports.some((each) => isSamePort(each, port)));
  const choose = (ports: AllowFields["ports"]) => onFields({ ...fields, ports, sides: null });
  return (
    <fieldset className="form-part">
      <legend>On</legend>
      <div className="form-chips">
        {[...offer.ports, ...own.map((port) => ({ ...port, reasons: [] }))].map(({ reasons, ...port }) => (
          <Chip
            key={portWords(port)}
            isPressed={chosen.some((each) => isSamePort(each, port))}
            note={reasons.join(", ")}
            onPress={() => choose(togglePort(chosen, port))}
          >
            {portWords(port)}
          </Chip>
        ))}
        <Chip isPressed={isAll} onPress={() => choose(isAll ? [] : "all")}>
          all ports
        </Chip>
      </div>
      <OtherPort onAdd={(port) => choose(chosen.some((each) => isSamePort(each, port)) ? chosen : [...chosen, port])} />
    </fieldset>
  );
}

/** A port that nothing speaks of yet; one that the API server would refuse is told at the field. */
function OtherPort({ onAdd }: { readonly onAdd: (port: AllowPort) => void }) {
  const id = useId();
  const [text, setText] = useState("");
  const [protocol, setProtocol] = useState<Protocol>("TCP");
  const [problem, setProblem] = useState<string | null>(null);
  const { offerEdit } = useActions();
  // What is chosen may change while the port is judged.
  const newest = useRef({ text, onAdd });
  newest.current = { text, onAdd };
  const add = async () => {
    const port = readPort(text);
    if (port === null) return;
    const isWanted = () => newest.current.text === text;
    const outcome = await askUntilAnswered(() => offerEdit({ kind: "port", port }), isWanted);
    if (outcome === null) return;
    if (outcome.kind !== "done") return setProblem(`${unansweredWords(outcome)} Try again.`);
    if (outcome.result?.kind !== "port") return;
    setProblem(outcome.result.problem);
    if (outcome.result.problem !== null) return;
    newest.current.onAdd({ protocol, port });
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || text.trim() === "") return;
    event.preventDefault();
    void add();
  };
  return (
    <div className="form-row">
      <select
        aria-label="Protocol of another port"
        value={protocol}
        onChange={({ target: { value } }) => setProtocol(PROTOCOLS.find((each) => each === value) ?? "TCP")}
      >
        {PROTOCOLS.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <input
        id={id}
        className="mono"
        aria-label="Another port, number or name"
        placeholder="another port"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={({ target }) => {
          setText(target.value);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
      />
      <button type="button" className="button outlined" onClick={() => void add()}>
        Add
      </button>
      {problem !== null && (
        <p id={`${id}-problem`} className="allow-warning allow-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
