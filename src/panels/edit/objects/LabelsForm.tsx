import { useState } from "react";
import type { EditTarget, EditWish } from "../../../engine";
import { EditCard } from "../EditCard";
import { useOffer } from "../use-offer";
import { LabelRows } from "./LabelRows";
import { LabelUses } from "./LabelUses";
import { areWhole, type LabelRow, labelChange, labelsOfRows, rowsOfLabels } from "./label-rows";
import "./object-forms.css";

/** The labels of something: of a workload those of its pods, which is what policies look at. */
export function LabelsForm({ target }: { readonly target: EditTarget }) {
  const [typed, setTyped] = useState<readonly LabelRow[] | null>(null);
  const labels = typed === null ? undefined : labelsOfRows(typed);
  const answer = useOffer({ kind: "object", target, ...(labels === undefined ? {} : { labels }) });
  const offer = answer?.result ?? null;
  const rows = typed ?? rowsOfLabels(offer?.labels ?? new Map());
  const before = offer?.labels ?? new Map<string, string>();
  const { set, remove } = labelChange(before, labels ?? before);
  const isWhole = set.size + remove.length > 0 && areWhole(rows) && offer?.labelProblems.length === 0;
  const wish: EditWish | null = isWhole ? { kind: "set-labels", target, set, remove } : null;
  const isNamespace = target.kind === "namespace";
  const selects = isNamespace || target.kind === "workload" || target.kind === "pod";
  const legend = target.kind === "workload" ? "Labels of its pods" : "Labels";
  return (
    <EditCard
      title="Labels"
      about={offer?.title ?? target.id}
      wish={wish}
      isLate={answer?.isCurrent !== true}
      missing={
        offer === null
          ? null
          : (offer.refusal ??
            (offer.labelProblems.length === 0 && areWhole(rows) ? "Change, add or remove a label." : ""))
      }
    >
      {offer !== null && offer.refusal === null && (
        <>
          <LabelRows legend={legend} rows={rows} problems={offer.labelProblems} onChange={setTyped} isFirst />
          {selects && <LabelUses uses={offer.uses} isNamespace={isNamespace} />}
        </>
      )}
    </EditCard>
  );
}
