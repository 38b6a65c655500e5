import { useId } from "react";
import type { CutWay } from "../../../engine";

interface LabelFieldsProps {
  readonly way: Extract<CutWay, { readonly kind: "label" }>;
  readonly onLabel: (label: { readonly key: string; readonly value: string }) => void;
}

/** The label that is to tell pods apart, as it is proposed or as it is typed. */
export function LabelFields({ way: { key, value }, onLabel }: LabelFieldsProps) {
  const id = useId();
  return (
    <div className="cut-label">
      <label htmlFor={`${id}-key`}>Label</label>
      <input
        id={`${id}-key`}
        className="mono"
        autoComplete="off"
        spellCheck={false}
        value={key}
        onChange={({ target }) => onLabel({ key: target.value, value })}
      />
      <label htmlFor={`${id}-value`}>Value</label>
      <input
        id={`${id}-value`}
        className="mono"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={({ target }) => onLabel({ key, value: target.value })}
      />
    </div>
  );
}
