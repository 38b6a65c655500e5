import type { LeftOut, LocatedDiagnostic } from "../../engine";
import { useActions } from "../../state/store-context";
import { ProblemLine } from "./ProblemLine";

interface LeftOutItemProps {
  readonly item: LeftOut;
  readonly findings: readonly LocatedDiagnostic[];
}

/** An object that takes no part, and under it what was found in it. */
export function LeftOutItem({ item, findings }: LeftOutItemProps) {
  const { reveal } = useActions();
  if (findings.length === 0)
    return (
      <li>
        <button type="button" className="problem" onClick={() => reveal(item.place)}>
          <span className="problem-message">
            <span className="mono">{item.object}</span> takes no part: {item.reason}
          </span>
          <span className="problem-place">
            {item.place.file}:{item.line}
          </span>
        </button>
      </li>
    );
  return (
    <li>
      <p className="left-out">
        <span className="mono">{item.object}</span> takes no part:
      </p>
      <ul className="left-out-findings">
        {findings.map((found) => (
          <li key={`${found.place.from} ${found.code} ${found.field}`}>
            <ProblemLine diagnostic={found} />
          </li>
        ))}
      </ul>
    </li>
  );
}
