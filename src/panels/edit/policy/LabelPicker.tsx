import { useId } from "react";
import type { PeerFields } from "./composer-drafts";

type LabelFields = Pick<PeerFields, "picked" | "typed" | "isEveryPod">;

interface LabelPickerProps {
  /** As they are typed. */
  readonly labels: readonly string[];
  readonly everything: string;
  readonly fields: LabelFields;
  readonly onChange: (part: Partial<LabelFields>) => void;
}

/** More are only offered while one types. */
const MOST_CHIPS = 8;

/** By which labels pods are selected: some that are there, one that is written, or none in so many words. */
export function LabelPicker({ labels, everything, fields: { picked, typed, isEveryPod }, onChange }: LabelPickerProps) {
  const id = useId();
  const toggle = (label: string) =>
    onChange({
      picked: picked.includes(label) ? picked.filter((each) => each !== label) : [...picked, label],
      isEveryPod: false,
    });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be boxed in the one around it
    <div className="picker-row" role="group" aria-label="Labels that they all wear">
      {labels.slice(0, MOST_CHIPS).map((label) => (
        <button
          key={label}
          type="button"
          className="chip mono"
          aria-pressed={picked.includes(label)}
          onClick={() => toggle(label)}
        >
          {label}
        </button>
      ))}
      <button
        type="button"
        className="chip"
        aria-pressed={isEveryPod}
        onClick={() => onChange({ isEveryPod: !isEveryPod, picked: [], typed: "" })}
      >
        {everything}
      </button>
      <input
        className="mono"
        aria-label="Another label"
        value={typed}
        placeholder="or write: tier=web"
        list={id}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ target }) => onChange({ typed: target.value, isEveryPod: false })}
      />
      <datalist id={id}>
        {labels.map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
    </div>
  );
}
