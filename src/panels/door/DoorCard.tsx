import type { DoorExplanation } from "../../engine";
import { useActions, useApp } from "../../state/store-context";
import { Breakable } from "../../ui/Breakable";
import { Asking } from "../asking/Asking";
import { CardButtons } from "../card/CardButtons";
import { useFocusFromKeyboard } from "../card/use-focus-from-keyboard";
import { ActionsButton } from "../edit/menu/ActionsButton";
import { closeOnEscape } from "../trace/close-on-escape";
import { DoorHead } from "./DoorHead";
import { IngressView } from "./IngressView";
import { ServiceView } from "./ServiceView";
import { useLastNode } from "./use-last-node";
import { WhoAsks } from "./WhoAsks";
import "../card/card.css";
import "./door.css";

/** What the selected Service or Ingress is, leads to, and what comes of asking for it; nothing while none is selected. */
export function DoorCard() {
  const doorId = useApp(({ selection: { selected } }) => (selected?.kind === "door" ? selected.id : null));
  const name = useApp(({ analysis }) => analysis.analysis?.graph.doors.find(({ id }) => id === doorId)?.name ?? null);
  const answer = useApp((state) => state.analysis.doorExplanation);
  const isOutdated = useApp(
    ({ documents, analysis }) => (analysis.doorExplanation?.revision ?? documents.revision) < documents.revision,
  );
  const { clearSelection } = useActions();
  const lastNode = useLastNode();
  const card = useFocusFromKeyboard({ subject: doorId, opening: "waits" });
  if (doorId === null) return null;

  const isThere = answer !== null && answer.doorId === doorId;
  const door = isThere ? answer.explanation : null;
  const kind = doorId.startsWith("ingress ") ? "Ingress" : "Service";
  const words = door?.name ?? name ?? doorId.slice(doorId.indexOf("/") + 1);
  return (
    <section
      ref={card}
      className="why door-card"
      aria-label={`${kind} ${words}`}
      tabIndex={-1}
      onKeyDown={(event) => closeOnEscape(event, clearSelection)}
    >
      <header>
        <h2>
          <span className="door-kind">{kind}</span> <Breakable text={words} />
        </h2>
        {isOutdated && <span className="why-outdated">of an earlier text</span>}
        <ActionsButton target={{ kind: "door", id: doorId }} />
        <CardButtons onClose={clearSelection} />
      </header>
      <div className="why-body">
        {!isThere && <Asking />}
        {isThere && door === null && <p className="why-muted">No longer in the manifests.</p>}
        {door !== null && <OpenDoor key={doorId} door={door} lastNode={lastNode} />}
      </div>
    </section>
  );
}

function OpenDoor({ door, lastNode }: { readonly door: DoorExplanation; readonly lastNode: string | null }) {
  return (
    <>
      <DoorHead door={door} />
      {door.kind === "service" ? <ServiceView service={door} /> : <IngressView ingress={door} />}
      <WhoAsks door={door} lastNode={lastNode} />
    </>
  );
}
