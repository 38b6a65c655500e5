import { useState } from "react";
import { useActions } from "../../../state/store-context";
import { EditCard } from "../EditCard";
import { useOffer } from "../use-offer";
import { FormField } from "./FormField";
import "./object-forms.css";

/** A range of addresses is no object: it is there as soon as a rule names it, which is the next form's matter. */
export function NewRangeForm() {
  const { openEditing } = useActions();
  const [typed, setTyped] = useState("");
  const text = typed.trim();
  const isBlock = /^[0-9a-f.:]+(?:\/\d{1,3})?$/i.test(text) && /[.:].*[.:]/.test(text);
  const id = `addresses ${text.includes("/") ? text : `${text}/${text.includes(":") ? 128 : 32}`}`;
  const end = { id, labels: null, namespaceLabels: null, block: null };
  const answer = useOffer(isBlock ? { kind: "allow", from: [end], to: [], ports: null, sides: null, into: {} } : null);
  const judged = answer?.result?.from[0] ?? null;
  const refusal = judged?.kind === "unfit" ? judged.reason : null;
  const isFit = isBlock && judged?.id === id && refusal === null;
  const problem =
    text === "" || isBlock ? refusal : "write a block of addresses, such as 203.0.113.0/24, or one address";
  const missing = isFit ? "Choose which way is to be allowed." : problem === null ? "Type the addresses." : "";
  return (
    <EditCard title="Add an address range" wish={null} missing={missing} action={null}>
      <FormField label="Addresses" value={typed} problem={problem} onChange={setTyped} isFirst>
        <p className="object-note">It shows in the picture as soon as a rule allows something from it or to it.</p>
      </FormField>
      <div className="object-choice">
        <button
          type="button"
          className="button outlined"
          aria-disabled={!isFit}
          onClick={() => isFit && openEditing({ kind: "allow", from: [id], to: [] })}
        >
          Allow from it to…
        </button>
        <button
          type="button"
          className="button outlined"
          aria-disabled={!isFit}
          onClick={() => isFit && openEditing({ kind: "allow", from: [], to: [id] })}
        >
          Allow to it from…
        </button>
      </div>
    </EditCard>
  );
}
