import { Fragment, useState } from "react";
import type { NodeSide } from "../../engine";
import { useApp } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { PlaceButton } from "../card/PlaceButton";
import { ConnectionItem } from "./ConnectionItem";
import { guardWords, restWords, sideTitle } from "./node-words";

interface NodeSideViewProps {
  readonly side: NodeSide;
  /** The card is left for what explains this connection. */
  readonly onLeave: (edgeId: string) => void;
}

/** So many connections are shown at once; the others wait behind a button that says how many. */
const FIRST = 40;

/** One side of a node: whether policies guard it, each connection with the rules behind it, and a count of the rest. */
export function NodeSideView({ side, onLeave }: NodeSideViewProps) {
  const [showsAll, setShowsAll] = useState(false);
  const title = sideTitle(side.direction);
  const rest = restWords(side);
  const shown = showsAll ? side.connections : side.connections.slice(0, FIRST);
  const waiting = side.connections.length - shown.length;
  return (
    <section className="side" aria-label={title}>
      <h3>
        <span className="side-title">{title}</span>
        <span className="side-direction">{side.direction}</span>
      </h3>
      <p>
        <Guard side={side} />
      </p>
      {shown.length > 0 && (
        <ul className="connections">
          {shown.map((connection) => (
            <ConnectionItem
              key={connection.edgeId}
              connection={connection}
              direction={side.direction}
              onLeave={onLeave}
            />
          ))}
        </ul>
      )}
      {waiting > 0 && (
        <button type="button" className="button outlined" onClick={() => setShowsAll(true)}>
          Show {counted(waiting, "more connection")}
        </button>
      )}
      {rest !== null && <p className="why-muted">{rest}</p>}
    </section>
  );
}

function Guard({ side }: { readonly side: NodeSide }) {
  const isEnforced = useApp((state) => state.analysis.analysis?.profile.enforced ?? true);
  const { before, policies, after } = guardWords(side, isEnforced);
  return (
    <>
      {before}
      {policies.map(({ policy, place, line }, index) => (
        <Fragment key={policy}>
          {index > 0 && (index === policies.length - 1 ? " and " : ", ")}
          <PlaceButton place={place} line={line}>
            {policy} (line {line})
          </PlaceButton>
        </Fragment>
      ))}
      {after}
    </>
  );
}
