import { Trash2 } from "lucide-react";
import { useId } from "react";
import type { PortDraft, PortForm, RuleAt, SuggestedPort } from "../../../engine";
import { PlaceButton } from "../../card/PlaceButton";
import { LiveButton } from "./LiveButton";
import { LiveField } from "./LiveField";
import { LiveSelect } from "./LiveSelect";
import { usePolicyEditing } from "./policy-context";
import { meaningWords, portWords } from "./policy-words";
import { PROTOCOLS } from "./protocols";

interface PortRowProps {
  readonly rule: RuleAt;
  /** From 0. */
  readonly index: number;
  readonly port: PortForm;
  readonly suggested: readonly SuggestedPort[];
  /** The rule goes with it. */
  readonly isLast: boolean;
}

/** A port of a rule: protocol, number or name, and the end of a range. */
export function PortRow({ rule, index, port, suggested, isLast }: PortRowProps) {
  const { change } = usePolicyEditing();
  const id = useId();
  const write = (part: Partial<PortDraft>) => change({ kind: "set-port", ...rule, index, port: part });
  const setProtocol = (name: string) => write({ protocol: PROTOCOLS.find((each) => each === name) ?? "TCP" });
  const meaning = meaningWords(port);
  const words = portWords(port);
  return (
    <li className="port" aria-label={`Port ${words}`}>
      <div className="port-fields">
        <LiveSelect label="Protocol" value={port.protocol} onWrite={setProtocol}>
          {PROTOCOLS.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </LiveSelect>
        <LiveField
          label="Port: number or name"
          size="short"
          value={String(port.port ?? "")}
          placeholder="every port"
          list={id}
          onWrite={(typed) => write({ port: typed })}
        />
        {port.port !== null && (
          <>
            <span className="joint">to</span>
            <LiveField
              label="Last port of a range"
              size="short"
              value={String(port.endPort ?? "")}
              placeholder="no range"
              onWrite={(typed) => write({ endPort: typed })}
            />
          </>
        )}
        <PlaceButton {...port.at}>line {port.at.line}</PlaceButton>
        <LiveButton
          look="icon"
          label={isLast ? `Remove port ${words} and with it the rule: it has no other` : `Remove port ${words}`}
          intents={[{ kind: "remove-port", ...rule, index }]}
        >
          <Trash2 size={14} />
        </LiveButton>
        {port.port !== null && (
          <LiveButton
            look="link"
            label={`Every ${port.protocol} port instead of ${port.port}`}
            intents={[{ kind: "set-port", ...rule, index, port: { port: null } }]}
          >
            every {port.protocol} port
          </LiveButton>
        )}
      </div>
      {meaning !== null && <p className="matches">{meaning}</p>}
      {port.port === null && <p className="matches">every {port.protocol} port</p>}
      <datalist id={id}>
        {suggested.map((each) => (
          <option key={`${each.protocol} ${each.port}`} value={each.port} />
        ))}
      </datalist>
    </li>
  );
}
