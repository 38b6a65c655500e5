import { CircleX, Info, Lightbulb, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { useActions } from "../../state/store-context";
import { Words } from "../../ui/Words";
import { SEVERITY_WORDS } from "./filter-problems";
import type { Problem } from "./list-problems";
import { ROW } from "./use-roving-rows";

export const SEVERITY_ICONS = { error: CircleX, warning: TriangleAlert, info: Info } as const;

interface ProblemRowProps {
  readonly problem: Problem;
  /** Whether the Tab key reaches it. */
  readonly isReachable: boolean;
  /** Whether it is the one that was shown in the text last. */
  readonly isShown: boolean;
  /** How many want the same fix, said at the first of them; 0: nothing is said. */
  readonly alike: number;
  readonly onFix: (problem: Problem) => void;
  readonly onFixAll: (problem: Problem) => void;
}

/** One problem, which leads to its characters, and below it what can be done about it. */
export const ProblemRow = memo(function ProblemRow(props: ProblemRowProps) {
  const { problem, isReachable, isShown, alike, onFix, onFixAll } = props;
  const { reveal } = useActions();
  const { severity, subject, message, field, consequence, place, line, found } = problem;
  const Icon = SEVERITY_ICONS[severity];
  const tabIndex = isReachable ? 0 : -1;
  const fix = found?.fix;
  const isSentence = field === "" && /[.!?]$/.test(message);
  return (
    <li className="problem-row" {...{ [ROW]: problem.key }}>
      <button
        type="button"
        className="problem"
        tabIndex={tabIndex}
        aria-current={isShown || undefined}
        onClick={() => reveal(place)}
      >
        <span className={`problem-kind ${severity}`}>
          <Icon size={14} aria-hidden />
          {SEVERITY_WORDS[severity][1]}
        </span>
        <span className="problem-message">
          {subject !== "" && <span className="mono">{subject}</span>}
          {subject !== "" && ": "}
          <Words text={message} />
          {field !== "" && <span className="problem-apart"> · </span>}
          {field !== "" && <span className="mono problem-field">{field}</span>}
          {consequence !== "" && (
            <span className="problem-apart">
              {isSentence ? " " : " · "}
              {consequence}
            </span>
          )}
        </span>
        <span className="problem-place">
          {place.file}:{line}
        </span>
      </button>
      {fix !== undefined && (
        <p className="problem-fixes">
          <button type="button" className="problem-fix" tabIndex={tabIndex} onClick={() => onFix(problem)}>
            <Lightbulb size={13} aria-hidden />
            <span>
              Fix: <Words text={fix.title} />
            </span>
          </button>
          {alike > 1 && (
            <button type="button" className="problem-fix all" tabIndex={tabIndex} onClick={() => onFixAll(problem)}>
              Fix all {alike} of this kind
            </button>
          )}
        </p>
      )}
    </li>
  );
});
