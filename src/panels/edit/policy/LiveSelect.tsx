import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Reason } from "./LiveField";
import { draftWords, followRevision, followValue, isOvertaken, type LiveDraft, settleSent, typeOn } from "./live-draft";
import { usePolicyEditing } from "./policy-context";
import type { LiveChange } from "./use-live-edit";

interface LiveSelectProps {
  readonly label: string;
  /** As the text has it. */
  readonly value: string;
  /** Its options. */
  readonly children: ReactNode;
  readonly onWrite: (chosen: string) => Promise<LiveChange>;
}

/**
 * A choice that is written when it is made. With arrow keys one passes other options on the way: then it is written with
 * Enter, or when it is left.
 */
export function LiveSelect({ label, value, children, onWrite }: LiveSelectProps) {
  const id = useId();
  const { moves, revision } = usePolicyEditing();
  const [draft, setDraft] = useState<LiveDraft | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isPassing = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the text says something else is there anything to do
  useEffect(() => {
    setDraft((before) => followValue(before, value, moves));
    setRefusal(null);
  }, [value]);
  useEffect(() => setDraft((before) => followRevision(before, revision)), [revision]);
  const forget = () => {
    setDraft(null);
    setRefusal(null);
  };
  const write = async (wanted: string) => {
    if (wanted === value) return forget();
    setDraft((before) => ({ ...typeOn(before, wanted, value, moves), from: value, stage: "sent" }));
    const done = await onWrite(wanted);
    if (done.kind === "refused") setRefusal(done.reason);
    if (done.kind === "written") setDraft((now) => settleSent(now, wanted, done));
    else setDraft((now) => (now?.typed === wanted ? null : now));
  };
  const words = refusal ?? (draft === null ? null : draftWords(draft, value));
  return (
    <>
      <select
        aria-label={label}
        aria-describedby={id}
        value={draft?.typed ?? value}
        onPointerDown={() => {
          isPassing.current = false;
        }}
        onKeyDownCapture={(event) => {
          isPassing.current = event.key !== "Enter" && event.key !== " ";
          if (draft?.stage !== "open" || (event.key !== "Enter" && event.key !== "Escape")) return;
          event.preventDefault();
          if (event.key === "Enter") void write(draft.typed);
          else forget();
        }}
        onBlur={() => {
          // Over what was not seen nothing is written by leaving.
          if (draft?.stage !== "open") return;
          if (isOvertaken(draft, value)) forget();
          else void write(draft.typed);
        }}
        onChange={({ target }) => {
          setDraft((before) => typeOn(before, target.value, value, moves));
          setRefusal(null);
          if (!isPassing.current) void write(target.value);
        }}
      >
        {children}
      </select>
      <Reason id={id} reason={words ?? (draft?.stage === "open" && isPassing.current ? "Enter writes it." : null)} />
    </>
  );
}
