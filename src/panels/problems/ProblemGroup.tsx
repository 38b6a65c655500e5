import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { counted } from "../../ui/counted";
import { ROW } from "./use-roving-rows";

interface ProblemGroupProps {
  readonly file: string;
  /** How many problems it has that fit the filter. */
  readonly count: number;
  readonly rowKey: string;
  readonly isOpen: boolean;
  readonly isReachable: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  /** The rows that are shown. */
  readonly children: ReactNode;
}

/** The problems of one file below its name, which folds them away. */
export function ProblemGroup({ file, count, rowKey, isOpen, isReachable, onToggle, children }: ProblemGroupProps) {
  return (
    <>
      <h2 className="problem-file" {...{ [ROW]: rowKey }}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`${file}, ${counted(count, "problem")}`}
          tabIndex={isReachable ? 0 : -1}
          onClick={() => onToggle(!isOpen)}
          onKeyDown={({ key }) => {
            if (key === "ArrowRight") onToggle(true);
            if (key === "ArrowLeft") onToggle(false);
          }}
        >
          <ChevronRight size={14} aria-hidden className="bottom-chevron" />
          <span className="mono problem-file-name">{file}</span>
          <span className="problem-count">{count.toLocaleString("en")}</span>
        </button>
      </h2>
      {isOpen && <ul>{children}</ul>}
    </>
  );
}
