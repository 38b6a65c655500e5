import { useState } from "react";
import type { ServiceEndpoint } from "../../engine";
import { endpointsByPod } from "./endpoints-by-pod";
import { PodButton } from "./PodButton";

/** So many are shown at once; the others wait behind a button that says how many. */
const FIRST = 6;

/** The pods behind a Service, each ready or not. */
export function EndpointList({ endpoints }: { readonly endpoints: readonly ServiceEndpoint[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const pods = endpointsByPod(endpoints);
  const shown = showsAll ? pods : pods.slice(0, FIRST);
  const waiting = pods.length - shown.length;
  return (
    <>
      <ul className="door-pods">
        {shown.map(({ name, isReady }) => (
          <li key={name}>
            <span className={isReady ? "mark mark-yes" : "mark mark-no"} aria-hidden>
              {isReady ? "✓" : "✗"}
            </span>
            <PodButton name={name} />
            {!isReady && <span className="why-muted"> not ready</span>}
            {isReady && <span className="visually-hidden"> ready</span>}
          </li>
        ))}
      </ul>
      {waiting > 0 && (
        <button type="button" className="button outlined" onClick={() => setShowsAll(true)}>
          Show {waiting.toLocaleString("en")} more
        </button>
      )}
    </>
  );
}
