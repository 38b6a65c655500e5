import { ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import { problemList } from "../../state/left-out";
import { useApp } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { LeftOutItem } from "./LeftOutItem";
import { ProblemLine } from "./ProblemLine";
import "./problems.css";

const nothing = { diagnostics: [], leftOut: [] };

/** What takes no part, with what is wrong with it, and what else is wrong with the text: a bar that opens into a list. */
export function ProblemsPanel() {
  const analysis = useApp((state) => state.analysis.analysis) ?? nothing;
  const { leftOut, problems, notes } = useMemo(() => problemList(analysis), [analysis]);
  const [isOpen, setOpen] = useState(false);
  if (leftOut.length + problems.length + notes.length === 0)
    return <p className="problems-bar problems-none">No problems</p>;

  const words = [
    leftOut.length > 0 ? counted(leftOut.length, "object left out", "objects left out") : "",
    problems.length > 0 ? counted(problems.length, leftOut.length > 0 ? "other problem" : "problem") : "",
    notes.length > 0 ? counted(notes.length, "note") : "",
  ];
  return (
    <section className="problems" aria-label="Problems">
      <button type="button" className="problems-bar" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ChevronRight size={14} aria-hidden className="problems-chevron" />
        {words.filter((word) => word !== "").join(" · ")}
      </button>
      {isOpen && (
        <div className="problems-list">
          {leftOut.length > 0 && <h3>Left out of the picture</h3>}
          <ul>
            {leftOut.map(({ item, findings }) => (
              <LeftOutItem key={`${item.place.file} ${item.place.from}`} item={item} findings={findings} />
            ))}
          </ul>
          {leftOut.length > 0 && problems.length + notes.length > 0 && <h3>Besides</h3>}
          <ul>
            {[...problems, ...notes].map((diagnostic) => (
              <li key={`${diagnostic.place.file} ${diagnostic.place.from} ${diagnostic.code} ${diagnostic.field}`}>
                <ProblemLine diagnostic={diagnostic} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
