import { CircleX, Info, TriangleAlert } from "lucide-react";
import type { LocatedDiagnostic, Severity } from "../../engine";
import { useActions } from "../../state/store-context";

const ICONS = { error: CircleX, warning: TriangleAlert, info: Info } as const;
const WORDS: Record<Severity, string> = { error: "Refused:", warning: "Warning:", info: "Note:" };

/** One finding, which leads to its characters. */
export function ProblemLine({ diagnostic }: { readonly diagnostic: LocatedDiagnostic }) {
  const { reveal } = useActions();
  const { severity, message, place, line, field } = diagnostic;
  const Icon = ICONS[severity];
  return (
    <button type="button" className="problem" onClick={() => reveal(place)}>
      <Icon size={14} aria-hidden className={`problem-icon ${severity}`} />
      <span className="visually-hidden">{WORDS[severity]}</span>
      <span className="problem-message">
        {message} {field !== "" && <span className="mono problem-field">{field}</span>}
      </span>
      <span className="problem-place">
        {place.file}:{line}
      </span>
    </button>
  );
}
