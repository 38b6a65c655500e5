import { useEffect, useId, useRef, useState } from "react";
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

/** A field that writes what is typed when it is left or Enter is pressed. What is refused stays, with the reason. */
export function LiveField({ label, value, placeholder, list, size = "long", isNew = false, onWrite }: LiveFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  /** Enter and leaving the field write it once. */
  const sent = useRef<string | null>(null);
  const forget = () => {
    sent.current = null;
    setTyped(null);
    setReason(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed is over when the text has another value
  useEffect(forget, [value]);
  const write = async (isAgain: boolean) => {
    if (typed === null || (sent.current === typed && !isAgain)) return;
    if (typed === value || (isNew && typed.trim() === "")) return forget();
    sent.current = typed;
    setReason(null);
    const change = await onWrite(typed);
    if (change.kind === "refused") setReason(change.reason);
    else if (isNew || change.kind === "same") forget();
  };
  return (
    <>
      <input
        className={`mono ${size}`}
        aria-label={label}
        value={typed ?? value}
        placeholder={placeholder}
        list={list}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={reason !== null}
        aria-describedby={reason === null ? undefined : id}
        onChange={({ target }) => {
          sent.current = null;
          setTyped(target.value);
          setReason(null);
        }}
        onBlur={() => void write(false)}
        onKeyDownCapture={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            // What was refused may be tried again.
            void write(reason !== null);
          }
          if (event.key === "Escape" && typed !== null) {
            event.preventDefault();
            forget();
          }
        }}
      />
      <Reason id={id} reason={reason} />
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
