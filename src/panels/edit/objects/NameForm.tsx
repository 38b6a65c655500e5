import { useState } from "react";
import type { EditTarget, EditWish } from "../../../engine";
import { counted } from "../../../ui/counted";
import { EditCard } from "../EditCard";
import { useOffer } from "../use-offer";
import { FormField } from "./FormField";
import "./object-forms.css";

interface NameFormProps {
  readonly target: EditTarget;
  /** Another name for it, or one for a copy of it. */
  readonly way: "rename" | "duplicate";
}

/** A new name, of something or of its copy. */
export function NameForm({ target, way }: NameFormProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const answer = useOffer({ kind: "object", target, ...(typed === null ? {} : { name: typed.trim() }) });
  const offer = answer?.result ?? null;
  const isCopy = way === "duplicate";
  const plain = target.id.replace(/ \(\w+\)$/, "").replace(/^.*\//, "");
  const name = typed ?? (isCopy ? (offer?.freeName ?? "") : (offer?.name ?? plain));
  const problem = offer?.nameProblem ?? (isCopy && typed?.trim() === offer?.name ? "the original is called so" : null);
  const isOther = name.trim() !== "" && (isCopy || name.trim() !== offer?.name);
  const isWhole = isOther && offer !== null && offer.refusal === null && problem === null;
  const wish: EditWish | null = isWhole ? { kind: way, target, name: name.trim() } : null;
  const namedBy = offer?.namedBy.length ?? 0;
  return (
    <EditCard
      title={isCopy ? "Duplicate" : "Rename"}
      about={offer?.title ?? target.id}
      wish={wish}
      isLate={answer?.isCurrent !== true}
      missing={offer === null ? null : (offer.refusal ?? (problem === null ? "Type another name." : ""))}
      action={isCopy ? "Duplicate" : "Rename"}
    >
      <FormField
        label={isCopy ? "Name of the copy" : "New name"}
        value={name}
        problem={problem}
        onChange={setTyped}
        isFirst
      >
        <p className="object-note">{noteWords(target, isCopy, namedBy, (offer?.stays.length ?? 0) > 0)}</p>
      </FormField>
    </EditCard>
  );
}

function noteWords({ kind }: EditTarget, isCopy: boolean, namedBy: number, isSomeStaying: boolean): string {
  if (isCopy) {
    if (kind === "namespace")
      return `The copy has ${isSomeStaying ? "what is in it, except for what has errors" : "everything that is in it"}.`;
    return "What a cluster gave the original, such as addresses, is left out.";
  }
  const others = kind === "namespace" ? "from elsewhere " : "";
  if (namedBy > 0)
    return `${counted(namedBy, "object")} that ${namedBy === 1 ? "names" : "name"} it ${others}will follow.`;
  if (kind !== "namespace") return isSomeStaying ? "Nothing else that can be read names it." : "Nothing else names it.";
  return isSomeStaying ? "What is in it will follow, except for what has errors." : "All that is in it will follow.";
}
