import { FilterField } from "./FilterField";
import { readLabelFilter } from "./read-label-filter";

interface LabelsFilterProps {
  readonly labels: readonly string[];
  /** `key=value` of the pods that there are. */
  readonly known: readonly string[];
  readonly onChange: (labels: readonly string[]) => void;
}

/** Which labels one of the ends has to have, all of them, letter by letter. */
export function LabelsFilter({ labels, known, onChange }: LabelsFilterProps) {
  return (
    <FilterField
      label="Labels"
      placeholder="app=web or app"
      about="Lines of pods that have them all, letter by letter."
      chosen={labels}
      wordsOf={(label) => label}
      read={readLabelFilter}
      suggestions={known}
      onChange={onChange}
    />
  );
}
