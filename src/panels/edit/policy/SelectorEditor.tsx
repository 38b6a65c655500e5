import { X } from "lucide-react";
import { useId, useState } from "react";
import type { SelectorAt, SelectorForm } from "../../../engine";
import { LiveButton } from "./LiveButton";
import { LiveField } from "./LiveField";
import { usePolicyEditing } from "./policy-context";

interface SelectorEditorProps {
  readonly at: SelectorAt;
  readonly selector: SelectorForm;
  /** “every pod of app”. */
  readonly everything: string;
  /** Labels to offer, as they are typed. */
  readonly labels: readonly string[];
}

/** The requirements of a selector, all of which count, and a field for one more. */
export function SelectorEditor({ at, selector: { requirements }, everything, labels }: SelectorEditorProps) {
  const { change } = usePolicyEditing();
  const id = useId();
  // A policy may have hundreds of selectors: only what is used has its suggestions on the page.
  const [isUsed, setUsed] = useState(false);
  return (
    <ul className="requirements" onFocus={() => setUsed(true)}>
      {requirements.length === 0 && <li className="requirement-all">{everything}</li>}
      {requirements.map(({ which, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what stands in the place of what went takes its focus
        <li key={index} className="requirement">
          <span className="joint">{index === 0 ? "with" : "and"}</span>
          <LiveField
            label={`Label ${index + 1}`}
            value={text}
            list={id}
            onWrite={(typed) => change({ kind: "set-requirement", at, which, text: typed })}
          />
          {requirements.length > 1 && (
            <LiveButton
              look="icon"
              label={`No longer ask for ${text}`}
              intents={[{ kind: "remove-requirement", at, which }]}
            >
              <X size={14} />
            </LiveButton>
          )}
        </li>
      ))}
      <li className="requirement">
        <span className="joint">{requirements.length === 0 ? "with" : "and"}</span>
        <LiveField
          label={requirements.length === 0 ? "Only those with a label" : "And with another label"}
          value=""
          isNew
          list={id}
          placeholder="tier=web, key in (a, b), !key"
          onWrite={(typed) => change({ kind: "set-requirement", at, which: null, text: typed })}
        />
        {requirements.length > 0 && (
          <LiveButton look="link" intents={[{ kind: "select-everything", at }]}>
            {everything} instead
          </LiveButton>
        )}
        <datalist id={id}>{isUsed && labels.map((label) => <option key={label} value={label} />)}</datalist>
      </li>
    </ul>
  );
}
