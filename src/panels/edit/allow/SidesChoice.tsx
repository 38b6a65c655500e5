import { useId } from "react";
import type { AllowOffer, AllowSide } from "../../../engine";
import { type AllowFields, toggleSide } from "./allow-fields";

interface SidesChoiceProps {
  readonly fields: AllowFields;
  readonly offer: AllowOffer;
  readonly onFields: (fields: AllowFields) => void;
}

const TITLES = { egress: "A rule at the source (egress)", ingress: "A rule at the target (ingress)" } as const;

/** At which end a rule is written, and in which policy; one that would isolate says so. */
export function SidesChoice({ fields, offer, onFields }: SidesChoiceProps) {
  if (offer.sides.length === 0) return null;
  return (
    <fieldset className="form-part">
      <legend>Where</legend>
      {offer.sides.map((side) => {
        const isChosen = offer.chosenSides.includes(side.direction);
        return (
          <Side
            key={side.direction}
            side={side}
            isChosen={isChosen}
            into={fields.into[side.direction] ?? ""}
            onToggle={() => onFields({ ...fields, sides: toggleSide(offer.chosenSides, side.direction) })}
            onInto={(policy) => onFields({ ...fields, into: withInto(fields.into, side, policy) })}
          />
        );
      })}
    </fieldset>
  );
}

function withInto(into: AllowFields["into"], { direction }: AllowSide, policy: string): AllowFields["into"] {
  const { [direction]: _before, ...others } = into;
  return policy === "" ? others : { ...others, [direction]: policy };
}

interface SideProps {
  readonly side: AllowSide;
  readonly isChosen: boolean;
  /** Empty: the policy that fits best. */
  readonly into: string;
  readonly onToggle: () => void;
  readonly onInto: (policy: string) => void;
}

function Side({ side: { direction, state, words, policies }, isChosen, into, onToggle, onInto }: SideProps) {
  const id = useId();
  const isOpening = isChosen && (state === "open" || state === "mixed");
  const [best] = policies;
  return (
    <div className="allow-side">
      <label>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={state === "outside"}
          aria-describedby={`${id}-words`}
          onChange={onToggle}
        />
        {TITLES[direction]}
      </label>
      <p id={`${id}-words`} className={isOpening ? "allow-warning" : "why-muted"}>
        {words}
      </p>
      {isChosen && best !== undefined && (
        <div className="form-row">
          <label htmlFor={id}>In</label>
          <select id={id} value={into === "" ? best : into} onChange={({ target: { value } }) => onInto(value)}>
            {policies.map((policy) => (
              <option key={policy}>{policy}</option>
            ))}
            <option value="new">a new policy</option>
          </select>
        </div>
      )}
    </div>
  );
}
