import { type ReactNode, useState } from "react";
import type { PolicyIntent } from "../../../engine";
import { Reason } from "./LiveField";
import { usePolicyEditing } from "./policy-context";

interface LiveButtonProps {
  /** What it does, in full; absent: what stands on it. */
  readonly label?: string;
  readonly look: "icon" | "link";
  readonly intents: readonly PolicyIntent[];
  readonly children: ReactNode;
}

/** A button that writes something at once, and says why where it cannot. */
export function LiveButton({ label, look, intents, children }: LiveButtonProps) {
  const { change } = usePolicyEditing();
  const [reason, setReason] = useState<string | null>(null);
  const write = async () => {
    const done = await change(...intents);
    setReason(done.kind === "refused" ? done.reason : null);
  };
  return (
    <>
      <button
        type="button"
        className={look === "icon" ? "button icon" : "link"}
        aria-label={label}
        title={label}
        onClick={() => void write()}
      >
        {children}
      </button>
      <Reason reason={reason} />
    </>
  );
}
