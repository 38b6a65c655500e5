import { useState } from "react";
import type { EditTarget, EditWish } from "../../../engine";
import { EditCard } from "../EditCard";
import { useOffer } from "../use-offer";
import { FormField } from "./FormField";
import "./object-forms.css";

/** Another namespace for something. */
export function MoveForm({ target }: { readonly target: EditTarget }) {
  const [namespace, setNamespace] = useState("");
  const wanted = namespace.trim();
  const answer = useOffer({ kind: "object", target, ...(wanted === "" ? {} : { namespace: wanted }) });
  const offer = answer?.result ?? null;
  const problem = offer?.namespaceProblem ?? null;
  const isWhole = wanted !== "" && wanted !== offer?.namespace && offer?.refusal === null && problem === null;
  const wish: EditWish | null = isWhole ? { kind: "set-namespace", target, namespace: wanted } : null;
  return (
    <EditCard
      title="Move"
      about={offer?.title ?? target.id}
      wish={wish}
      isLate={answer?.isCurrent !== true}
      missing={offer === null ? null : (offer.refusal ?? (problem === null ? "Choose another namespace." : ""))}
      action="Move"
    >
      <FormField
        label="To namespace"
        value={namespace}
        problem={problem}
        onChange={setNamespace}
        suggestions={(offer?.namespaces ?? []).filter((each) => each !== offer?.namespace)}
        isFirst
      >
        <p className="object-note">Policies of a namespace are about pods of that namespace only.</p>
      </FormField>
    </EditCard>
  );
}
