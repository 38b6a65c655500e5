import { useId, useState } from "react";
import type { AddPolicyWish } from "../../../engine";
import type { Editing, ReadyChoice } from "../../../state/editing";
import { EditCard } from "../EditCard";
import { useOffer } from "../use-offer";
import { effectWords, READY_WORDS, wayWords } from "./ready-words";
import { ToggleChips } from "./ToggleChips";
import "./ready-form.css";

type Ready = Extract<Editing, { readonly kind: "ready" }>;

/** A policy that many need: which one, for whom, and what it will do. */
export function ReadyForm({ form }: { readonly form: Ready }) {
  const [choice, setChoice] = useState<ReadyChoice>(form.choice);
  const [namespaces, setNamespaces] = useState(form.namespaces);
  const [labels, setLabels] = useState<readonly string[] | null>(null);
  const [way, setWay] = useState(0);
  const answer = useOffer({ kind: "ready-policy", choice, workload: form.workload });
  const offer = answer?.question.choice === choice ? answer.result : null;
  const chosen = offer?.ways[way] ?? offer?.ways[0] ?? null;
  const words = (label: readonly [string, string]) => `${label[0]}=${label[1]}`;
  const kept = labels ?? [...(offer?.chosen ?? [])].map(words);
  const pods = new Map([...(offer?.labels ?? [])].filter((label) => kept.includes(words(label))));
  const isForAll = form.workload === null;
  const missing =
    namespaces.length === 0
      ? "Choose a namespace."
      : offer?.labels.size === 0
        ? "Its pods have no labels that last: no policy can select them and no others."
        : "Choose a label: without one it would be about all pods of the namespace.";
  const isWhole = chosen !== null && namespaces.length > 0 && (isForAll || pods.size > 0);
  const wish: AddPolicyWish | null = isWhole ? { kind: "add-policy", namespaces, pods, policy: chosen.policy } : null;
  const title = READY_WORDS.find((each) => each.choice === choice)?.words ?? "Policy";
  const about = form.workload ?? (form.namespaces.length === 1 ? form.namespaces[0] : undefined);
  return (
    <EditCard
      title={title}
      {...(about === undefined ? {} : { about })}
      wish={wish}
      missing={offer === null ? null : missing}
    >
      <ReadyKind
        choice={choice}
        onChoose={(next) => {
          setChoice(next);
          setWay(0);
        }}
      />
      {isForAll ? (
        <ToggleChips
          legend="For all pods of"
          items={[...new Set([...form.namespaces, ...(offer?.namespaces ?? [])])]}
          chosen={namespaces}
          onChange={setNamespaces}
        />
      ) : (
        <ToggleChips
          legend={`For the pods of ${form.namespaces.join(", ")} with`}
          items={[...(offer?.labels ?? [])].map(words)}
          chosen={kept}
          onChange={setLabels}
        />
      )}
      {offer !== null && wayWords(choice) !== "" && (
        <WayChoice label={wayWords(choice)} ways={offer.ways.map((each) => each.words)} way={way} onChoose={setWay} />
      )}
      {chosen?.note != null && <p className="ready-note">{chosen.note}</p>}
    </EditCard>
  );
}

interface ReadyKindProps {
  readonly choice: ReadyChoice;
  readonly onChoose: (choice: ReadyChoice) => void;
}

function ReadyKind({ choice, onChoose }: ReadyKindProps) {
  const id = useId();
  return (
    <div className="ready-field">
      <label htmlFor={id}>Policy</label>
      <select
        id={id}
        data-first
        value={choice}
        onChange={({ target: { value } }) => {
          const found = READY_WORDS.find((each) => each.choice === value);
          if (found !== undefined) onChoose(found.choice);
        }}
      >
        {READY_WORDS.map((each) => (
          <option key={each.choice} value={each.choice}>
            {each.words}
          </option>
        ))}
      </select>
      <p className="why-muted">{effectWords(choice)}</p>
    </div>
  );
}

interface WayChoiceProps {
  readonly label: string;
  readonly ways: readonly string[];
  readonly way: number;
  readonly onChoose: (way: number) => void;
}

/** Whom it is about besides: one of several, or the only one as a text. */
function WayChoice({ label, ways, way, onChoose }: WayChoiceProps) {
  const id = useId();
  if (ways.length === 1) {
    return (
      <p className="ready-only">
        {label}: <code>{ways[0]}</code>
      </p>
    );
  }
  return (
    <div className="ready-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={way} onChange={({ target: { value } }) => onChoose(Number(value))}>
        {ways.map((words, index) => (
          <option key={words} value={index}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
