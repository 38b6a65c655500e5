import { ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import type { Analysis, LocatedDiagnostic } from "../../engine";
import { problemList } from "../../state/left-out";
import { useApp } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { LeftOutItem } from "./LeftOutItem";
import { ProblemLine } from "./ProblemLine";
import { StandInItem } from "./StandInItem";
import { isFaultOf } from "./stand-in-words";
import "./problems.css";

const nothing = { diagnostics: [], leftOut: [], standIns: [] };

/** What is drawn as it last could be read, what takes no part, with what is wrong with it, and what else is wrong with the text: a bar that opens into a list. */
export function ProblemsPanel() {
  const analysis = useApp((state) => state.analysis.analysis) ?? nothing;
  const { broken, leftOut, problems, notes } = useMemo(() => listProblems(analysis), [analysis]);
  const [isOpen, setOpen] = useState(false);
  if (broken.length + leftOut.length + problems.length + notes.length === 0)
    return <p className="problems-bar problems-none">No problems</p>;

  const isFirst = broken.length + leftOut.length === 0;
  const words = [
    broken.length > 0 ? `${counted(broken.length, "object")} broken, drawn as before` : "",
    leftOut.length > 0 ? counted(leftOut.length, "object left out", "objects left out") : "",
    problems.length > 0 ? counted(problems.length, isFirst ? "problem" : "other problem") : "",
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
          {broken.length > 0 && <h3>Broken while you type</h3>}
          <ul>
            {broken.map((item) => (
              <StandInItem key={`${item.place.file} ${item.place.from}`} item={item} />
            ))}
          </ul>
          {leftOut.length > 0 && <h3>Left out of the picture</h3>}
          <ul>
            {leftOut.map(({ item, findings }) => (
              <LeftOutItem key={`${item.place.file} ${item.place.from}`} item={item} findings={findings} />
            ))}
          </ul>
          {!isFirst && problems.length + notes.length > 0 && <h3>Besides</h3>}
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

/** What is said of a broken object is not said again among the other problems. */
function listProblems({ diagnostics, leftOut, standIns }: Pick<Analysis, "diagnostics" | "leftOut" | "standIns">) {
  const told = (found: LocatedDiagnostic) => standIns.find((item) => isFaultOf(item, found));
  const rest = diagnostics.filter((found) => told(found) === undefined);
  return { broken: standIns, ...problemList({ diagnostics: rest, leftOut }) };
}
