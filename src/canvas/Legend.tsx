import { useState } from "react";
import { Panel } from "reactflow";
import type { EdgeState } from "../engine";
import { noDrops } from "./drop-placement";
import { EdgeMarks } from "./EdgeMarks";
import { headingFromEnd, routeEdges } from "./edge-geometry";

const ENTRIES: readonly { readonly state: EdgeState; readonly words: string }[] = [
  { state: "allowed", words: "allowed by a rule" },
  { state: "open", words: "open: no policy on either side" },
  { state: "partly", words: "some ports only, as the label says" },
  { state: "denied", words: "denied; ⊘ at the end that drops it" },
  { state: "mixed", words: "its pods do not agree" },
  { state: "depends", words: "the plugin decides" },
];

const ends = new Map([
  ["a", { x: -2, y: 0, width: 2, height: 16 }],
  ["b", { x: 66, y: 0, width: 2, height: 16 }],
]);
const route = routeEdges([{ id: "sample", source: "a", target: "b" }], ends).get("sample");

const dropped = { source: null, target: route ? headingFromEnd(route, 21) : null };

/** What the lines and locks mean; small, and away until wanted. */
export function Legend() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel position="bottom-right" className="legend">
      {isOpen && (
        <ul>
          {ENTRIES.map(({ state, words }) => (
            <li key={state}>
              <svg width="68" height="16" aria-hidden className={`connection state-${state}`}>
                {route && <path className="line" d={route.path} />}
                {route && <EdgeMarks state={state} route={route} drops={state === "denied" ? dropped : noDrops} />}
              </svg>
              {words}
            </li>
          ))}
          <li className="legend-note">Padlocks: left ingress, right egress. Closed means that a policy guards it.</li>
        </ul>
      )}
      <button type="button" className="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? "Hide legend" : "Legend"}
      </button>
    </Panel>
  );
}
