import { Search } from "lucide-react";
import type { Severity } from "../../engine";
import { counted } from "../../ui/counted";
import { SEVERITY_WORDS } from "./filter-problems";
import { SEVERITY_ICONS } from "./ProblemRow";

interface ProblemsFilterProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** An arrow leads down into the list. */
  readonly onEnter: () => void;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly hidden: ReadonlySet<Severity>;
  readonly onToggle: (severity: Severity) => void;
}

const SEVERITIES = ["error", "warning", "info"] as const;

/** Which of the problems are listed: those with some words, those of some kinds. */
export function ProblemsFilter({ query, onQuery, onEnter, counts, hidden, onToggle }: ProblemsFilterProps) {
  return (
    <div className="problems-filter">
      <span className="problems-search">
        <Search size={13} aria-hidden />
        <input
          aria-label="Filter the problems"
          placeholder="Filter: words, a field, a file"
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={({ target }) => onQuery(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "ArrowDown" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onEnter();
          }}
        />
      </span>
      <fieldset className="problems-kinds" aria-label="Kinds that are listed">
        {SEVERITIES.map((severity) => {
          const Icon = SEVERITY_ICONS[severity];
          const [one] = SEVERITY_WORDS[severity];
          return (
            <button
              key={severity}
              type="button"
              className={`problems-kind ${severity}`}
              aria-pressed={!hidden.has(severity)}
              onClick={() => onToggle(severity)}
            >
              <Icon size={14} aria-hidden />
              {counted(counts[severity], one)}
            </button>
          );
        })}
      </fieldset>
    </div>
  );
}
