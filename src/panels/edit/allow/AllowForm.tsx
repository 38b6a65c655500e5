import { useEffect, useRef, useState } from "react";
import type { AllowOffer } from "../../../engine";
import type { Editing } from "../../../state/editing";
import { useApp } from "../../../state/store-context";
import { EditCard } from "../EditCard";
import { useOffer } from "../use-offer";
import { type AllowFields, type EndSide, fieldsFor, withEnds } from "./allow-fields";
import { portsWords } from "./allow-form-words";
import { EndField } from "./EndField";
import { plainName } from "./end-items";
import { PortsChoice } from "./PortsChoice";
import { SidesChoice } from "./SidesChoice";
import "./allow-form.css";

type Allow = Extract<Editing, { readonly kind: "allow" }>;

/** What may be allowed between two ends, or several: how they are named, on which ports, and where the rule stands. */
export function AllowForm({ form }: { readonly form: Allow }) {
  const [fields, setFields] = useState<AllowFields>(() => fieldsFor(form.from, form.to));
  const answer = useOffer({ kind: "allow", ...fields });
  const offer = answer?.result ?? null;
  const choose = (side: EndSide, ids: readonly string[]) => setFields(withEnds(fields, side, ids));
  const empty = fields.from.length === 0 ? "from" : fields.to.length === 0 ? "to" : null;
  useNodePickedInPicture((id) => empty !== null && choose(empty, [id]));
  return (
    <EditCard
      title="Allow"
      about={aboutOf(fields, offer)}
      wish={empty === null ? (offer?.wish ?? null) : null}
      isLate={answer?.isCurrent !== true}
      missing={missingOf(offer)}
      action={offer?.wish == null ? "Allow" : `Allow on ${portsWords(offer.wish.ports)}`}
    >
      {(["from", "to"] as const).map((side) => (
        <EndField
          key={side}
          side={side}
          fields={fields}
          offer={offer}
          isFirst={side === empty}
          isNamed={empty === null}
          onEnds={(ids) => choose(side, ids)}
          onFields={setFields}
        />
      ))}
      {empty === null && offer !== null && (
        <>
          <PortsChoice fields={fields} offer={offer} onFields={setFields} />
          <SidesChoice fields={fields} offer={offer} onFields={setFields} />
        </>
      )}
    </EditCard>
  );
}

/** What is missing, where no end says so by itself; null: that is not known yet. */
function missingOf(offer: AllowOffer | null): string | null {
  if (offer === null) return null;
  if (offer.missing === null) return "";
  const isTold = [...offer.from, ...offer.to].some((end) => end.kind === "unfit" && end.reason === offer.missing);
  return isTold ? "" : offer.missing;
}

function aboutOf(fields: AllowFields, offer: AllowOffer | null): string {
  const names = (side: EndSide) => {
    const known = fields[side].map(({ id }) => offer?.[side].find((end) => end.id === id)?.name ?? plainName(id));
    return known.length === 0 ? "…" : known.join(", ");
  };
  return `${names("from")} → ${names("to")}`;
}

/** Tells of a node that is selected in the picture while the form is open. */
function useNodePickedInPicture(onPick: (id: string) => void) {
  const selected = useApp(({ selection }) => selection.selected);
  const before = useRef(selected);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    if (selected === before.current) return;
    before.current = selected;
    if (selected !== null && selected.kind !== "edge") pick.current(selected.id);
  }, [selected]);
}
