import { useState } from "react";
import type { EditTarget, EditWish } from "../../../engine";
import { EditCard } from "../EditCard";
import { useOffer } from "../use-offer";
import { PortRows } from "./PortRows";
import { type PortRow, portsOfRows, rowsOfPorts } from "./port-rows";
import "./object-forms.css";

/** The ports of a workload's or pod's first container, or of a Service. */
export function PortsForm({ target }: { readonly target: EditTarget }) {
  const [typed, setTyped] = useState<readonly PortRow[] | null>(null);
  const ports = typed === null ? undefined : portsOfRows(typed);
  const answer = useOffer({ kind: "object", target, ...(ports === undefined ? {} : { ports }) });
  const offer = answer?.result ?? null;
  const rows = typed ?? rowsOfPorts(offer?.ports ?? []);
  const isWhole = ports !== undefined && offer?.portProblems.length === 0;
  const wish: EditWish | null = isWhole ? { kind: "set-ports", target, ports } : null;
  const others = (offer?.container?.count ?? 1) - 1;
  const legend = offer?.container == null ? "Ports" : `Ports of the container ${offer.container.name}`;
  const refusal = offer?.refusal ?? (offer?.ports === null ? "It has no container, and so no ports." : null);
  return (
    <EditCard
      title="Ports"
      about={offer?.title ?? target.id}
      wish={wish}
      isLate={answer?.isCurrent !== true}
      missing={offer === null ? null : (refusal ?? (ports === undefined ? "Change, add or remove a port." : ""))}
    >
      {offer !== null && refusal === null && (
        <PortRows
          legend={legend}
          rows={rows}
          problems={offer.portProblems}
          onChange={setTyped}
          areServed={target.kind === "service"}
          isFirst
        />
      )}
      {others > 0 && <p className="object-note">Ports of its other containers are edited in the text.</p>}
    </EditCard>
  );
}
