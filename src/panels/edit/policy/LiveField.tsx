import { useEffect, useId, useState } from "react";
import { draftWords, followRevision, followValue, isOvertaken, type LiveDraft, settleSent, typeOn } from "./live-draft";
import { usePolicyEditing } from "./policy-context";
import type { LiveChange } from "./use-live-edit";

interface LiveFieldProps {
  readonly label: string;
  /** As the text has it. */
  readonly value: string;
  readonly placeholder?: string;
  /** Id of the suggestions. */
  readonly list?: string;
  readonly size?: "short" | "long";
  /** A new part: the field is empty again when it is written. */
  readonly isNew?: boolean;
  readonly onWrite: (typed: string) => Promise<LiveChange>;
}

/**
 * A field that writes what is typed when it is left or Enter is pressed. What is refused stays, with the reason; so does what
 * is typed while the text says something else there, and then only Enter writes it.
 */
export function LiveField({ label, value, placeholder, list, size = "long", isNew = false, onWrite }: LiveFieldProps) {
  const id = useId();
  const { moves, revision } = usePolicyEditing();
  const [draft, setDraft] = useState<LiveDraft | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the text says something else is there anything to do
  useEffect(() => setDraft((before) => followValue(before, value, moves)), [value]);
  useEffect(() => setDraft((before) => followRevision(before, revision)), [revision]);
  const words = draft === null ? null : draftWords(draft, value);
  const write = async (isByEnter: boolean) => {
    if (draft === null || draft.stage === "sent" || draft.stage === "written") return;
    // Leaving the field tries again nothing that was refused, and writes over nothing that was not seen.
    if (!isByEnter && (draft.stage === "refused" || isOvertaken(draft, value))) return;
    const { typed } = draft;
    if (typed === value || (isNew && typed.trim() === "")) return setDraft(null);
    setDraft({ ...draft, from: value, stage: "sent", reason: null });
    const change = await onWrite(typed);
    if (change.kind === "refused") setDraft((now) => settleSent(now, typed, change));
    else if (isNew || change.kind === "same") setDraft((now) => (now?.typed === typed ? null : now));
    else setDraft((now) => settleSent(now, typed, change));
  };
  return (
    <>
      <input
        className={`mono ${size}`}
        aria-label={label}
        value={draft?.typed ?? value}
        placeholder={placeholder}
        list={list}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={draft?.stage === "refused"}
        aria-describedby={words === null ? undefined : id}
        onChange={({ target }) => setDraft((before) => typeOn(before, target.value, value, moves))}
        onBlur={() => void write(false)}
        onKeyDownCapture={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            void write(true);
          }
          if (event.key === "Escape" && draft !== null) {
            event.preventDefault();
            setDraft(null);
          }
        }}
      />
      <Reason id={id} reason={words} />
    </>
  );
}

/** Why something was not written. */
export function Reason({ id, reason }: { readonly id?: string; readonly reason: string | null }) {
  return (
    <span id={id} className="live-reason" aria-live="polite">
      {reason}
    </span>
  );
}
