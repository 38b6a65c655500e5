import { useId, useState } from "react";
import type { Analysis } from "../../engine";
import { faultsIn } from "../../state/left-out";
import { useActions, useApp } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { leftOutWords } from "./count-words";

/** Whoever wants to see more has the list of problems. */
const MOST_REASONS = 100;

const nothing: Pick<Analysis, "leftOut" | "unlisted" | "diagnostics"> = { leftOut: [], diagnostics: [] };

/** “1 object left out: why”, and on demand the reasons, each with the way to its line. */
export function LeftOutNote() {
  const analysis = useApp((state) => state.analysis.analysis) ?? nothing;
  const { reveal } = useActions();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const words = leftOutWords(analysis);
  if (words === null) return null;
  const faultOf = faultsIn(analysis);
  const reasons = isOpen ? analysis.leftOut.slice(0, MOST_REASONS).map((item) => ({ item, fault: faultOf(item) })) : [];
  const more = analysis.leftOut.length + (analysis.unlisted ?? 0) - MOST_REASONS;
  return (
    <>
      <p>
        {words}:{" "}
        <button
          type="button"
          className="link"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          why
        </button>
      </p>
      <ul id={id} className="left-out-reasons" hidden={!isOpen}>
        {reasons.map(({ item, fault }) => (
          <li key={`${item.place.file} ${item.place.from}`}>
            <code>{item.object}</code>: {item.reason.replace(/\.$/, "")}{" "}
            <button type="button" className="link" onClick={() => reveal(fault.place)}>
              {fault.place.file}:{fault.line}
            </button>
          </li>
        ))}
        {more > 0 && <li>… and {counted(more, "more object")}, listed with the problems below the text</li>}
      </ul>
    </>
  );
}
