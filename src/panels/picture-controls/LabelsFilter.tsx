import { FilterField } from "./FilterField";
import { readLabelFilter } from "./read-label-filter";
import { unknownLabels } from "./unknown-wishes";

interface LabelsFilterProps {
  readonly labels: readonly string[];
  /** `key=value` of the pods that there are; null: not yet known. */
  readonly known: readonly string[] | null;
  readonly onChange: (labels: readonly string[]) => void;
}

const none: readonly string[] = [];

/** Which labels one of the ends has to have, all of them, letter by letter. */
export function LabelsFilter({ labels, known, onChange }: LabelsFilterProps) {
  return (
    <FilterField
      label="Labels"
      placeholder="app=web or app"
      about="Lines of pods that have them all, this one and that one, letter by letter."
      remark={known === null ? null : unknownLabels(labels, known)}
      chosen={labels}
      wordsOf={(label) => label}
      read={readLabelFilter}
      suggestions={known ?? none}
      onChange={onChange}
    />
  );
}
