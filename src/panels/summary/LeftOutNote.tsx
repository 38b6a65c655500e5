import { useId, useState } from "react";
import type { LeftOut } from "../../engine";
import { faultLine } from "../../state/left-out";
import { useActions, useApp } from "../../state/store-context";
import { leftOutWords } from "./count-words";

const nothing = { leftOut: [], diagnostics: [] };

/** “1 document left out: why”, and on demand the reasons, each with the way to its line. */
export function LeftOutNote() {
  const analysis = useApp((state) => state.analysis.analysis) ?? nothing;
  const { reveal } = useActions();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const words = leftOutWords(analysis);
  if (words === null) return null;
  const line = (item: LeftOut) => faultLine(item, analysis);
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
        {analysis.leftOut.map((item) => (
          <li key={`${item.place.file} ${item.place.from}`}>
            <code>{item.object}</code>: {item.reason.replace(/\.$/, "")}{" "}
            <button type="button" className="link" onClick={() => reveal(item.place)}>
              {item.place.file}:{line(item)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
