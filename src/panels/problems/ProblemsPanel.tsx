import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useActions, useApp } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { ProblemLine } from "./ProblemLine";
import "./problems.css";

/** What is wrong with the text, and what takes no part: a bar that opens into a list. */
export function ProblemsPanel() {
  const diagnostics = useApp((state) => state.analysis.analysis?.diagnostics) ?? [];
  const leftOut = useApp((state) => state.analysis.analysis?.leftOut) ?? [];
  const [isOpen, setOpen] = useState(false);
  const { reveal } = useActions();

  const problems = diagnostics.filter(({ severity }) => severity !== "info");
  const notes = diagnostics.filter(({ severity }) => severity === "info");
  const isEmpty = diagnostics.length + leftOut.length === 0;
  if (isEmpty) return <p className="problems-bar problems-none">No problems</p>;

  const words = [
    problems.length > 0 ? counted(problems.length, "problem") : "",
    leftOut.length > 0 ? counted(leftOut.length, "object left out", "objects left out") : "",
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
            {leftOut.map((item) => (
              <li key={`${item.place.file} ${item.place.from}`}>
                <button type="button" className="problem" onClick={() => reveal(item.place)}>
                  <span className="problem-message">
                    <span className="mono">{item.object}</span> takes no part: {item.reason}
                  </span>
                  <span className="problem-place">
                    {item.place.file}:{item.line}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {leftOut.length > 0 && <h3>Problems</h3>}
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
