import { type KeyboardEvent, useState } from "react";
import type { CutPort, Protocol } from "../../../engine";
import { Chip } from "../allow/Chip";
import { PROTOCOLS } from "../policy/protocols";

interface CutPortsProps {
  /** Open ones that something names. */
  readonly offered: readonly CutPort[];
  /** Empty: every port. */
  readonly chosen: readonly CutPort[];
  readonly onChoose: (ports: readonly CutPort[]) => void;
}

/** On which ports a line is cut: all, unless some are chosen. */
export function CutPorts({ offered, chosen, onChoose }: CutPortsProps) {
  const isChosen = (port: CutPort) => chosen.some((each) => isSamePort(each, port));
  const others = chosen.filter((port) => !offered.some((each) => isSamePort(each, port)));
  const toggle = (port: CutPort) =>
    onChoose(isChosen(port) ? chosen.filter((each) => !isSamePort(each, port)) : [...chosen, port]);
  return (
    <fieldset className="form-part">
      <legend>On</legend>
      <div className="form-chips">
        <Chip isPressed={chosen.length === 0} onPress={() => onChoose([])}>
          all ports
        </Chip>
        {[...offered, ...others].map((port) => (
          <Chip key={`${port.protocol} ${port.port}`} isPressed={isChosen(port)} onPress={() => toggle(port)}>
            {`${port.protocol} ${port.port}`}
          </Chip>
        ))}
      </div>
      <OtherPort onAdd={(port) => isChosen(port) || onChoose([...chosen, port])} />
    </fieldset>
  );
}

function isSamePort(a: CutPort, b: CutPort): boolean {
  return a.protocol === b.protocol && a.port === b.port;
}

/** A port that nothing names. */
function OtherPort({ onAdd }: { readonly onAdd: (port: CutPort) => void }) {
  const [protocol, setProtocol] = useState<Protocol>("TCP");
  const [text, setText] = useState("");
  const add = () => {
    if (!/^\d{1,5}$/.test(text.trim())) return;
    onAdd({ protocol, port: Number(text) });
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || text.trim() === "") return;
    event.preventDefault();
    add();
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
        aria-label="Another port"
        className="mono"
        placeholder="another port"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="button" className="button outlined" onClick={add}>
        Add
      </button>
    </div>
  );
}
