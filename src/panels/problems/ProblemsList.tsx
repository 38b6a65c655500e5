import { useMemo } from "react";
import type { Analysis } from "../../engine";
import { LeftOutItem } from "./LeftOutItem";
import { listProblems } from "./list-problems";
import { ProblemLine } from "./ProblemLine";
import { StandInItem } from "./StandInItem";
import "./problems.css";

/** What is drawn as it last could be read, what takes no part, with what is wrong with it, and what else is wrong with the text. */
export function ProblemsList({ analysis }: { readonly analysis: Analysis }) {
  const { broken, leftOut, problems, notes } = useMemo(() => listProblems(analysis), [analysis]);
  const isFirst = broken.length + leftOut.length === 0;
  return (
    <section className="problems-list" aria-label="Problems">
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
    </section>
  );
}
