import { useId } from "react";
import type { ServedWorkload } from "../../../engine";

interface WorkloadFieldProps {
  readonly workloads: readonly ServedWorkload[];
  /** Null: none. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** The workload that a Service stands before. */
export function WorkloadField({ workloads, chosen, onChoose }: WorkloadFieldProps) {
  const id = useId();
  return (
    <div className="object-field">
      <label htmlFor={id}>In front of</label>
      <select
        id={id}
        data-first
        value={chosen ?? ""}
        onChange={({ target: { value } }) => onChoose(value === "" ? null : value)}
      >
        <option value="">by labels</option>
        {workloads.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
    </div>
  );
}
