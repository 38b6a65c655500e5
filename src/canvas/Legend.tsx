import { useState } from "react";
import { Panel } from "reactflow";
import type { EdgeState } from "../engine";
import { noDrops } from "./drop-placement";
import { EdgeMarks } from "./EdgeMarks";
import { headingFromEnd, routeEdges } from "./edge-geometry";

interface Entry {
  readonly state: EdgeState;
  readonly label?: string;
  readonly isFresh?: boolean;
  readonly words: string;
}

const ENTRIES: readonly Entry[] = [
  { state: "allowed", words: "allowed by a rule" },
  { state: "open", words: "open: no policy on either side" },
  { state: "partly", label: "8080 only", words: "some ports only, as the label says" },
  { state: "denied", words: "denied; ⊘ at the end that drops it" },
  { state: "mixed", words: "its pods do not agree" },
  { state: "depends", words: "the plugin decides" },
  { state: "allowed", label: "80 ?", words: "rests on what the plugin does: see Why" },
  { state: "allowed", label: "+ 80", isFresh: true, words: "opened by your edit; − closed" },
];

const WIDTH = 96;
const ends = new Map([
  ["a", { x: -2, y: 0, width: 2, height: 16 }],
  ["b", { x: WIDTH - 2, y: 0, width: 2, height: 16 }],
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
          {ENTRIES.map((entry) => (
            <li key={entry.words}>
              <Sample entry={entry} />
              {entry.words}
            </li>
          ))}
          <li>
            <span className="legend-node workload stacked" aria-hidden>
              <span className="count-badge">×3</span>
            </span>
            a workload of three pods
          </li>
          <li>
            <span className="legend-node workload excluded" aria-hidden />
            takes no part, as a finished pod does
          </li>
          <li className="legend-note">Padlocks: left ingress, right egress. Closed means that a policy guards it.</li>
        </ul>
      )}
      <button type="button" className="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? "Hide legend" : "Legend"}
      </button>
    </Panel>
  );
}

function Sample({ entry: { state, label, isFresh = false } }: { readonly entry: Entry }) {
  return (
    <span className="legend-sample" aria-hidden>
      <svg aria-hidden width={WIDTH} height="16" className={`connection state-${state} ${isFresh ? "fresh" : ""}`}>
        {route && <path className="halo" d={route.path} />}
        {route && <path className="line" d={route.path} />}
        {route && <EdgeMarks state={state} route={route} drops={state === "denied" ? dropped : noDrops} />}
      </svg>
      {label !== undefined && <span className={`edge-label state-${state} ${isFresh ? "fresh" : ""}`}>{label}</span>}
    </span>
  );
}
