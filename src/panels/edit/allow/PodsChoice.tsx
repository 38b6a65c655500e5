import { useId } from "react";
import type { AllowChoice, OfferedEnd } from "../../../engine";
import { counted } from "../../../ui/counted";
import { labelsWords } from "./allow-form-words";
import { Chip } from "./Chip";

type Pods = Extract<OfferedEnd, { readonly kind: "pods" }>;

interface PodsChoiceProps {
  readonly end: Pods;
  readonly choice: AllowChoice;
  /** A policy of another namespace may have to name them. */
  readonly isNamedAcross: boolean;
  readonly onChoose: (choice: AllowChoice) => void;
}

/** By which labels pods are named, each with how many it names now; in so many words, all pods of their namespace. */
export function PodsChoice({ end, choice, isNamedAcross, onChoose }: PodsChoiceProps) {
  const { labels, chosen, namespace, inNamespace } = end;
  const isAll = chosen === "all";
  const toggle = (key: string, value: string) => {
    const kept = new Map(isAll ? [] : chosen);
    if (!kept.delete(key)) kept.set(key, value);
    onChoose({ ...choice, labels: kept });
  };
  return (
    <>
      <fieldset className="form-chips" aria-label={`Labels that select ${end.name}`}>
        {labels.map(({ key, value, pods, isPassing }) => (
          <Chip
            key={key}
            isPressed={!isAll && chosen.has(key)}
            note={`${counted(pods, "pod")}${isPassing ? ", does not last" : ""}`}
            onPress={() => toggle(key, value)}
          >
            {key}={value}
          </Chip>
        ))}
        <Chip
          isPressed={isAll}
          note={counted(inNamespace, "pod")}
          onPress={() => onChoose({ ...choice, labels: isAll ? new Map() : "all" })}
        >
          all pods of {namespace}
        </Chip>
      </fieldset>
      <NamedNow end={end} />
      {isNamedAcross && end.namespaces.length > 1 && <NamespaceBy end={end} choice={choice} onChoose={onChoose} />}
    </>
  );
}

/** How many pods that comes to, and whether others are among them. */
function NamedNow({ end: { chosen, named, pods, namespace } }: { readonly end: Pods }) {
  if (chosen === "all")
    return (
      <p className="why-muted">
        All pods of {namespace}, also those to come: {counted(named.pods, "pod")} now.
      </p>
    );
  if (chosen.size === 0) return <p className="allow-warning">Choose a label, or all pods of {namespace}.</p>;
  if (named.others === 0) {
    return (
      <p className="why-muted">
        {named.pods === pods
          ? `Just ${pods === 1 ? "this pod" : `these ${pods} pods`} now.`
          : otherCount(named.pods, pods)}
      </p>
    );
  }
  return (
    <p className="allow-warning">
      {counted(named.pods, "pod")} now: {named.others === 1 ? "one of them is" : `${named.others} of them are`} not
      meant.
    </p>
  );
}

/** More: others that are picked with them wear the same labels. Fewer: labels do not name all of them. */
function otherCount(named: number, pods: number): string {
  return named > pods ? `${named} pods now, all of them picked.` : `${counted(named, "pod")} now.`;
}

/** By which labels policies of other namespaces name its namespace. */
function NamespaceBy({ end, choice, onChoose }: Omit<PodsChoiceProps, "isNamedAcross">) {
  const id = useId();
  const words = end.namespaces.map(labelsWords);
  return (
    <div className="form-row">
      <label htmlFor={id}>Namespace {end.namespace} by</label>
      <select
        id={id}
        value={labelsWords(end.chosenNamespace)}
        onChange={({ target: { value } }) => {
          onChoose({ ...choice, namespaceLabels: end.namespaces[words.indexOf(value)] ?? null });
        }}
      >
        {words.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </div>
  );
}
