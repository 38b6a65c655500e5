import { useId, useState } from "react";
import { faultOf } from "../../state/left-out";
import { useActions, useApp } from "../../state/store-context";
import { leftOutWords } from "./count-words";

const nothing = { leftOut: [], diagnostics: [] };

/** “1 object left out: why”, and on demand the reasons, each with the way to its line. */
export function LeftOutNote() {
  const analysis = useApp((state) => state.analysis.analysis) ?? nothing;
  const { reveal } = useActions();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const words = leftOutWords(analysis);
  if (words === null) return null;
  const reasons = analysis.leftOut.map((item) => ({ item, fault: faultOf(item, analysis) }));
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
      </ul>
    </>
  );
}
