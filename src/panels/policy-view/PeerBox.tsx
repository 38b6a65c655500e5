import { Ban, TriangleAlert } from "lucide-react";
import { Fragment } from "react";
import type { PeerPart, PeerView, ThroughView } from "../../engine";
import { asSentence } from "../edit/as-sentence";
import { LogicWords } from "./LogicWords";
import { PartButton } from "./PartButton";
import { PodChips } from "./PodChips";
import { usePolicyViewing } from "./policy-view-context";

interface PeerBoxProps {
  readonly peer: PeerView;
  /** Namespace of the policy. */
  readonly home: string;
}

/** One peer: its parts in one box, *and* between them, since all of them have to match. */
export function PeerBox({ peer, home }: PeerBoxProps) {
  const { parts, nothing, note, perhaps, through, where } = peer;
  const isAnd = parts.length > 1;
  return (
    <div className={isAnd ? "pv-box and" : "pv-box"}>
      {isAnd ? (
        parts.map((part, i) => (
          <Fragment key={part.kind}>
            {i > 0 && <strong className="pv-and">and</strong>}
            <PartButton at={part}>
              <LogicWords text={part.words} />
              <NamespaceNames part={part} />
            </PartButton>
          </Fragment>
        ))
      ) : (
        <PartButton at={peer}>
          <LogicWords text={peer.words} />
          {parts.map((part) => (
            <NamespaceNames key={part.kind} part={part} />
          ))}
        </PartButton>
      )}
      {nothing === null && (where !== "outside" || peer.matches.workloads.length > 0) && (
        <PodChips matches={peer.matches} verb={perhaps > 0 ? "perhaps match" : "match"} home={home} />
      )}
      {nothing !== null && (
        <p className="pv-caution">
          <TriangleAlert size={13} aria-hidden /> {asSentence(nothing)}
        </p>
      )}
      {note !== null && <p className="pv-note">{note}</p>}
      <Dropped through={through} />
    </div>
  );
}

/** The namespaces behind labels; where the words name them nothing is to be said. */
function NamespaceNames({ part }: { readonly part: PeerPart }) {
  if (part.kind === "block") return <span className="pv-behind">{part.range}</span>;
  if (part.kind !== "namespaces" || part.words.startsWith("in namespace `") || part.conditions.length === 0)
    return null;
  const { names, moreNames } = part;
  const more = moreNames > 0 ? ` and ${moreNames} more` : "";
  return (
    <span className="pv-behind">{names.length === 0 ? "no such namespace" : `now: ${names.join(", ")}${more}`}</span>
  );
}

/** What the other end's own policies drop of what is admitted here. */
export function Dropped({ through }: { readonly through: ThroughView | null }) {
  const { show } = usePolicyViewing();
  if (through === null) return null;
  const [words = "", ...names] = through.words.split(": `");
  const known = names.length > 0 ? through.by : [];
  return (
    <p className="pv-dropped">
      <Ban size={13} aria-hidden /> {words}
      {known.length > 0 && ": "}
      {known.map(({ id }, i) => (
        <Fragment key={id}>
          {i > 0 && ", "}
          <button type="button" className="link" title={`Show ${id}`} onClick={() => show(id)}>
            {id}
          </button>
        </Fragment>
      ))}
    </p>
  );
}
