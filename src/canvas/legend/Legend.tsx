import { useState } from "react";
import { Panel } from "reactflow";
import { useLatePart } from "../../ui/late-part";
import { askedParts } from "../asked-for";

/** What the lines, locks and keys mean; small, and away until wanted. */
export function Legend() {
  const [isOpen, setOpen] = useState(false);
  const parts = useLatePart(askedParts, isOpen);
  return (
    <Panel position="bottom-right" className="legend">
      {isOpen && parts && <parts.LegendEntries />}
      <button type="button" className="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? "Hide legend" : "Legend"}
      </button>
    </Panel>
  );
}
