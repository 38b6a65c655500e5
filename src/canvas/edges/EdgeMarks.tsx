import type { GraphEdge } from "../../engine";
import type { Drops } from "./drop-placement";
import type { Heading, Route } from "./polyline";

const ARROW = "M0,0L-10,-4.5L-10,4.5Z";
const THIN_ARROW = "M-7,-4L0,0L-7,4";
const DROP_RADIUS = 7;

interface EdgeMarksProps {
  readonly state: GraphEdge["state"];
  readonly route: Route;
  readonly drops: Drops;
}

/** What stands on the line of an edge: its arrow, and where it is dropped. */
export function EdgeMarks({ state, route, drops }: EdgeMarksProps) {
  return (
    <>
      <Arrow state={state} at={route.end} />
      {drops.source && <Drop at={drops.source} />}
      {drops.target && <Drop at={drops.target} />}
    </>
  );
}

function Arrow({ state, at }: { readonly state: GraphEdge["state"]; readonly at: Heading }) {
  const transform = `translate(${at.x.toFixed(1)},${at.y.toFixed(1)}) rotate(${angle(at)})`;
  switch (state) {
    case "allowed":
    case "partly":
      return <path className="arrow filled" d={ARROW} transform={transform} />;
    case "mixed":
      return (
        <g transform={transform}>
          <path className="arrow hollow" d={ARROW} />
          <path className="arrow filled" d="M0,0L-10,-4.5L-10,0Z" />
        </g>
      );
    case "open":
    case "denied":
    case "depends":
      return <path className="arrow thin" d={THIN_ARROW} transform={transform} />;
  }
}

/** ⊘, upright, at the end that says no. */
function Drop({ at }: { readonly at: Heading }) {
  return (
    <g className="drop" transform={`translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`}>
      <circle r={DROP_RADIUS} />
      <path d="M-4.6,4.6L4.6,-4.6" />
    </g>
  );
}

function angle({ dx, dy }: Heading): string {
  return ((Math.atan2(dy, dx) * 180) / Math.PI).toFixed(1);
}
