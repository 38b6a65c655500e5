import { useId, useState } from "react";
import type { MatchedWorkload, MatchingPods } from "../../engine";
import { useActions } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { usePolicyViewing } from "./policy-view-context";

interface PodChipsProps {
  readonly matches: MatchingPods;
  /** What they do: `match` now, or are just there. */
  readonly verb: "match" | "perhaps match" | "selected" | "in the cluster";
  /** Workloads of this namespace go by their name alone. */
  readonly home: string;
}

/** So many workloads are shown before somebody asks for all. */
const FIRST = 4;

/** The pods that match now, a chip a workload; with their names when they are asked for. */
export function PodChips({ matches, verb, home }: PodChipsProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { workloads, moreWorkloads } = matches;
  if (workloads.length === 0) return <p className="pv-pods none">no pod {verbWords(1, verb)} now</p>;
  const shown = isOpen ? workloads : workloads.slice(0, FIRST);
  const hidden = workloads.length - shown.length + moreWorkloads;
  return (
    <div className="pv-pods">
      <button
        type="button"
        className="pv-count"
        aria-expanded={isOpen}
        aria-controls={id}
        title={isOpen ? "Hide the names of the pods" : "Show the names of the pods"}
        onClick={() => setOpen(!isOpen)}
      >
        {countWords(matches)} {verbWords(matches.pods + matches.assumed, verb)} now
      </button>
      <ul id={id}>
        {shown.map((workload) => (
          <Chip key={workload.id} workload={workload} home={home} isOpen={isOpen} />
        ))}
        {hidden > 0 && <li className="pv-more">and {counted(hidden, "more workload")}</li>}
      </ul>
    </div>
  );
}

function verbWords(count: number, verb: PodChipsProps["verb"]): string {
  const isMatching = verb === "match" || verb === "perhaps match";
  return isMatching && count === 1 ? `${verb}es` : verb;
}

function countWords({ pods, assumed }: MatchingPods): string {
  if (pods === 0) return `${counted(assumed, "pod")} that every cluster has`;
  return assumed === 0 ? counted(pods, "pod") : `${counted(pods, "pod")} and ${assumed} that every cluster has`;
}

function Chip({
  workload,
  home,
  isOpen,
}: {
  readonly workload: MatchedWorkload;
  readonly home: string;
  readonly isOpen: boolean;
}) {
  const { selectNode } = useActions();
  const { pointed, point } = usePolicyViewing();
  const { id, name, namespace, pods, names, isAssumed } = workload;
  const full = namespace === home ? name : `${namespace}/${name}`;
  const look = `pv-chip${isAssumed ? " assumed" : ""}${pointed === id ? " pointed" : ""}`;
  return (
    <li>
      <button
        type="button"
        className={look}
        title={isAssumed ? `${full}: no text states it, every cluster has it` : `Connections of ${full}`}
        onClick={() => selectNode(id)}
        onPointerEnter={() => point(id)}
        onPointerLeave={() => point(null)}
        onFocus={() => point(id)}
        onBlur={() => point(null)}
      >
        {full}
        {pods > 1 && <span className="pv-times"> ×{pods}</span>}
      </button>
      {isOpen && names.length > 0 && (
        <span className="pv-names">
          {names.join(", ")}
          {pods > names.length && ` and ${pods - names.length} more`}
        </span>
      )}
    </li>
  );
}
