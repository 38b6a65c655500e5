import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import type { AllowChoice, AllowOffer, OfferedEnd } from "../../../engine";
import { Breakable } from "../../../ui/Breakable";
import { IconButton } from "../../../ui/IconButton";
import { type AllowFields, type EndSide, withChoice } from "./allow-fields";
import { BlockChoice } from "./BlockChoice";
import { EndPicker } from "./EndPicker";
import { plainName } from "./end-items";
import { PodsChoice } from "./PodsChoice";

interface EndFieldProps {
  readonly side: EndSide;
  readonly fields: AllowFields;
  readonly offer: AllowOffer | null;
  /** The end that is to be chosen takes the focus when the form opens. */
  readonly isFirst: boolean;
  /** How its pods are named is shown once both ends are chosen. */
  readonly isNamed: boolean;
  readonly onEnds: (ids: readonly string[]) => void;
  readonly onFields: (fields: AllowFields) => void;
}

const nobody: readonly OfferedEnd[] = [];
const TITLES = { from: "From", to: "To" } as const;

/** From where, or to where: one end or several, each with how a rule names it. */
export function EndField({ side, fields, offer, isFirst, isNamed, onEnds, onFields }: EndFieldProps) {
  const [isAdding, setAdding] = useState(false);
  const own = useRef<HTMLFieldSetElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const ends = fields[side];
  const ids = ends.map(({ id }) => id);
  const isPicking = isAdding || ends.length === 0;
  const leave = () => {
    setAdding(false);
    // Where none is left, the next is sought at once.
    window.setTimeout(() => (button.current ?? own.current?.querySelector("input"))?.focus());
  };
  return (
    <fieldset ref={own} className="form-part">
      <legend>{TITLES[side]}</legend>
      {ends.map((choice) => (
        <End
          key={choice.id}
          choice={choice}
          end={offer?.[side].find(({ id }) => id === choice.id) ?? null}
          others={offer?.[side === "from" ? "to" : "from"] ?? nobody}
          isNamed={isNamed}
          onChoose={(next) => onFields(withChoice(fields, side, next))}
          onRemove={() => {
            onEnds(ids.filter((id) => id !== choice.id));
            leave();
          }}
        />
      ))}
      {isPicking ? (
        <EndPicker
          label={side === "from" ? "From where?" : "To where?"}
          isFirst={isFirst}
          except={ids}
          last={fields[side === "from" ? "to" : "from"].map(({ id }) => id)}
          onChoose={(id) => {
            onEnds([...ids, id]);
            leave();
          }}
          onCancel={ends.length === 0 ? null : leave}
        />
      ) : (
        <button ref={button} type="button" className="link allow-add" onClick={() => setAdding(true)}>
          <Plus size={12} aria-hidden /> {side === "from" ? "Add a source" : "Add a target"}
        </button>
      )}
    </fieldset>
  );
}

interface EndProps {
  readonly choice: AllowChoice;
  /** Null until it is known. */
  readonly end: OfferedEnd | null;
  /** The ends of the other side. */
  readonly others: readonly OfferedEnd[];
  readonly isNamed: boolean;
  readonly onChoose: (choice: AllowChoice) => void;
  readonly onRemove: () => void;
}

function End({ choice, end, others, isNamed, onChoose, onRemove }: EndProps) {
  const name = end?.name ?? plainName(choice.id);
  return (
    <div className="allow-end">
      <p className="allow-end-name">
        <code>
          <Breakable text={name} />
        </code>
        <IconButton label={`Take ${name} out`} icon={<X size={14} />} onClick={onRemove} />
      </p>
      {isNamed && end?.kind === "pods" && (
        <PodsChoice end={end} choice={choice} isNamedAcross={isNamedAcross(end, others)} onChoose={onChoose} />
      )}
      {isNamed && end?.kind === "addresses" && <BlockChoice end={end} choice={choice} onChoose={onChoose} />}
      {end?.kind === "anyone" && (
        <p className="why-muted">Everyone, in and outside of the cluster: a rule without peers.</p>
      )}
      {end?.kind === "unfit" && <p className="allow-warning">{end.reason}</p>}
    </div>
  );
}

/** Whether a policy of another namespace may have to name the pods. */
function isNamedAcross({ namespace }: { readonly namespace: string }, others: readonly OfferedEnd[]): boolean {
  return others.some((other) => other.kind === "pods" && other.namespace !== namespace);
}
