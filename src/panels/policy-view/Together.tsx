import type { PolicyView } from "../../engine";
import { Asking } from "../asking/Asking";
import { useLiveAnswer } from "../asking/use-live-answer";
import { UnionView } from "./UnionView";

interface TogetherProps {
  readonly view: PolicyView;
  /** Id of the workload; null: the first that the policy selects. */
  readonly workload: string | null;
  readonly onWorkload: (id: string) => void;
}

/** The policies on a workload that the shown one selects. */
export function Together({ view, workload, onWorkload }: TogetherProps) {
  const { workloads } = view.subject.matches;
  const chosen = workloads.find(({ id }) => id === workload) ?? workloads[0];
  const answer = useLiveAnswer("policyUnion", chosen === undefined ? null : { workload: chosen.id });
  if (chosen === undefined)
    return <p className="pv-note">This policy selects no pod, so there is nothing beside it.</p>;
  // of another workload or an earlier text it would pass for the one that is asked about
  const isCurrent = answer?.isCurrent === true;
  return (
    <>
      <label className="pv-together">
        All policies on
        <select value={chosen.id} onChange={({ target }) => onWorkload(target.value)}>
          {workloads.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {isCurrent ? answer.result !== null && <UnionView union={answer.result} /> : <Asking />}
    </>
  );
}
