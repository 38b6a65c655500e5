import { noDrops } from "../edges/drop-placement";
import { EdgeLine } from "../edges/EdgeLine";
import { LabelWords } from "../edges/LabelWords";
import { headingFromEnd, routeOver } from "../edges/polyline";
import type { LineEntry } from "./legend-entries";

const WIDTH = 96;
const HEIGHT = 18;
const route = routeOver([
  { x: 2, y: HEIGHT / 2 },
  { x: WIDTH - 3, y: HEIGHT / 2 },
]);
const dropped = { source: null, target: headingFromEnd(route, 21) };

/** A line as the picture draws it, made by the same component. */
export function LineSample({ entry }: { readonly entry: LineEntry }) {
  const { state, label, change = null, lit = null, isFaint = false } = entry;
  const drops = state === "denied" ? dropped : noDrops;
  return (
    <span className="legend-sample" aria-hidden>
      <svg aria-hidden width={WIDTH} height={HEIGHT}>
        <EdgeLine {...{ state, route, drops, look: "plain", isFaint, lit, change }} />
      </svg>
      {label !== undefined && (
        <span className={`edge-label state-${state} ${change ? "fresh" : ""}`} data-happened={change ?? undefined}>
          <LabelWords words={label} isSwitched={entry.isSwitched ?? false} />
        </span>
      )}
    </span>
  );
}
