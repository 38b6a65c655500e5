import { Trash2 } from "lucide-react";
import { Fragment } from "react";
import type { RuleAt, RuleForm } from "../../../engine";
import { PlaceButton } from "../../card/PlaceButton";
import { OffToggle } from "../../what-if/OffToggle";
import { Composer } from "./Composer";
import { LiveButton } from "./LiveButton";
import { PeerBox } from "./PeerBox";
import { PortRow } from "./PortRow";
import { usePolicyEditing } from "./policy-context";

interface RuleBoxProps {
  readonly at: RuleAt;
  readonly rule: RuleForm;
}

/** A rule: any of its peers, on any of its ports. */
export function RuleBox({ at, rule }: RuleBoxProps) {
  const title = `Rule ${at.rule + 1}`;
  const { policy } = usePolicyEditing();
  return (
    <section className="policy-rule" aria-label={`${title} of ${at.direction}`}>
      <header>
        <h4>{title}</h4>
        <PlaceButton {...rule.at}>line {rule.at.line}</PlaceButton>
        <OffToggle
          off={{ kind: "rule", policy, direction: at.direction, index: at.rule }}
          what={`${title} of ${at.direction}`}
        />
        <LiveButton look="icon" label={`Remove ${title} of ${at.direction}`} intents={[{ kind: "remove-rule", ...at }]}>
          <Trash2 size={14} />
        </LiveButton>
      </header>
      <Peers at={at} rule={rule} />
      <Ports at={at} rule={rule} />
    </section>
  );
}

function Peers({ at, rule: { peers, suggestedPorts } }: RuleBoxProps) {
  const word = at.direction === "ingress" ? "from" : "to";
  const isEveryone = peers.length === 0;
  return (
    <div className="rule-part">
      <span className="joint">{word}</span>
      <div className="rule-items">
        {isEveryone && <p className="everyone">everyone: every pod and every address</p>}
        {peers.map((peer, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what stands in the place of what went takes its focus
          <Fragment key={index}>
            {index > 0 && <strong className="or">or</strong>}
            <PeerBox rule={at} index={index} peer={peer} isLast={peers.length === 1} />
          </Fragment>
        ))}
        <div className="rule-ways">
          <Composer
            part={{ kind: "peer", rule: at, narrows: isEveryone }}
            opener={isEveryone ? `Only ${word} …` : `Or ${word} …`}
            suggested={suggestedPorts}
          />
          {!isEveryone && (
            <LiveButton look="link" intents={[{ kind: "admit-everyone", ...at }]}>
              everyone instead
            </LiveButton>
          )}
        </div>
      </div>
    </div>
  );
}

function Ports({ at, rule: { ports, suggestedPorts } }: RuleBoxProps) {
  const isEvery = ports.length === 0;
  return (
    <div className="rule-part">
      <span className="joint">on</span>
      <div className="rule-items">
        {isEvery && <p className="everyone">every port of every protocol</p>}
        <ul className="ports">
          {ports.map((port, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what stands in the place of what went takes its focus
            <Fragment key={index}>
              {index > 0 && (
                <li className="or" aria-hidden>
                  or
                </li>
              )}
              <PortRow rule={at} index={index} port={port} suggested={suggestedPorts} isLast={ports.length === 1} />
            </Fragment>
          ))}
        </ul>
        <div className="rule-ways">
          <Composer
            part={{ kind: "port", rule: at, narrows: isEvery }}
            opener={isEvery ? "Only on port …" : "Or on port …"}
            suggested={suggestedPorts}
          />
          {!isEvery && (
            <LiveButton look="link" intents={[{ kind: "open-every-port", ...at }]}>
              every port instead
            </LiveButton>
          )}
        </div>
      </div>
    </div>
  );
}
