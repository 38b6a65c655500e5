import { useState } from "react";
import type { CutOffer, CutPort, CutWay, CutWish } from "../../../engine";
import type { Editing } from "../../../state/editing";
import { EditCard } from "../EditCard";
import { useOffer } from "../use-offer";
import { CutPorts } from "./CutPorts";
import { CutWays } from "./CutWays";
import { wayKey } from "./cut-words";
import { LabelFields } from "./LabelFields";
import "./cut-form.css";

type Cut = Extract<Editing, { readonly kind: "cut" }>;
type LabelWay = Extract<CutWay, { readonly kind: "label" }>;

/** How a line may be cut: on which ports, in which of the ways that work, and what else that closes. */
export function CutForm({ form: { edgeId } }: { readonly form: Cut }) {
  const [ports, setPorts] = useState<readonly CutPort[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [label, setLabel] = useState<Pick<LabelWay, "key" | "value"> | null>(null);
  const answer = useOffer({ kind: "cut", edgeId, ports });
  const offer = answer?.result ?? null;
  const way = offer === null ? null : wayOf(offer, chosen);
  const wished: CutWay | null = way?.kind === "label" && label !== null ? { ...way, ...label } : way;
  const wish: CutWish | null = wished === null ? null : { kind: "cut", edgeId, ports, way: wished };
  return (
    <EditCard
      title="Cut"
      about={offer === null ? edgeId.replace("→", " → ") : `${offer.from} → ${offer.to}`}
      wish={wish}
      isLate={answer?.isCurrent !== true}
      missing={answer === null ? "Looking for ways…" : missingWords(offer)}
      action="Cut"
    >
      {offer !== null && offer.open !== "" && (
        <>
          <p>
            <code>{offer.from}</code> reaches <code>{offer.to}</code> on {offer.open}. NetworkPolicy has no deny: what
            lets it through is narrowed.
          </p>
          <CutPorts offered={offer.ports} chosen={ports} onChoose={setPorts} />
          <CutWays ways={offer.ways} chosen={way === null ? null : wayKey(way)} onChoose={setChosen}>
            {wished?.kind === "label" && <LabelFields way={wished} onLabel={setLabel} />}
          </CutWays>
          <Obstacles sentences={offer.obstacles} />
        </>
      )}
    </EditCard>
  );
}

/** The way that was chosen, as long as it is offered; else the first. */
function wayOf({ ways }: CutOffer, chosen: string | null): CutWay | null {
  return (ways.find(({ way }) => wayKey(way) === chosen) ?? ways[0])?.way ?? null;
}

function missingWords(offer: CutOffer | null): string {
  if (offer === null) return "One of the two ends is not in the picture any more.";
  return offer.open === "" ? "Nothing gets through here: there is nothing to cut." : "No policy can cut this.";
}

function Obstacles({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ul className="cut-obstacles" aria-label="What cannot be done">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
