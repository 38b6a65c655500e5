import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Reason } from "./LiveField";
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
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const isPassing = useRef(false);
  const forget = () => {
    setChosen(null);
    setReason(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen is over when the text has another value
  useEffect(forget, [value]);
  const write = async (wanted: string | null) => {
    if (wanted === null) return;
    if (wanted === value) return forget();
    const done = await onWrite(wanted);
    if (done.kind === "refused") setReason(done.reason);
    if (done.kind !== "written") setChosen(null);
  };
  return (
    <>
      <select
        aria-label={label}
        aria-describedby={id}
        value={chosen ?? value}
        onPointerDown={() => {
          isPassing.current = false;
        }}
        onKeyDownCapture={(event) => {
          isPassing.current = event.key !== "Enter" && event.key !== " ";
          if (chosen === null || (event.key !== "Enter" && event.key !== "Escape")) return;
          event.preventDefault();
          if (event.key === "Enter") void write(chosen);
          else forget();
        }}
        onBlur={() => void write(chosen)}
        onChange={({ target }) => {
          setChosen(target.value);
          setReason(null);
          if (!isPassing.current) void write(target.value);
        }}
      >
        {children}
      </select>
      <Reason id={id} reason={reason ?? (chosen !== null && isPassing.current ? "Enter writes it." : null)} />
    </>
  );
}
