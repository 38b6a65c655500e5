import { useId } from "react";
import type { AllowChoice, OfferedEnd } from "../../../engine";
import { blockWords } from "./allow-form-words";

interface BlockChoiceProps {
  readonly end: Extract<OfferedEnd, { readonly kind: "addresses" }>;
  readonly choice: AllowChoice;
  readonly onChoose: (choice: AllowChoice) => void;
}

/** Which block names the addresses, where several hold them. */
export function BlockChoice({ end, choice, onChoose }: BlockChoiceProps) {
  const id = useId();
  if (end.blocks.length < 2) return null;
  return (
    <div className="form-row">
      <label htmlFor={id}>Addresses</label>
      <select
        id={id}
        value={blockWords(end.chosen)}
        onChange={({ target: { value } }) => {
          onChoose({ ...choice, block: end.blocks.find((block) => blockWords(block) === value) ?? null });
        }}
      >
        {end.blocks.map((block) => (
          <option key={blockWords(block)}>{blockWords(block)}</option>
        ))}
      </select>
    </div>
  );
}
