import { Lock, LockKeyhole, LockOpen } from "lucide-react";
import type { Padlock } from "../../engine";
import { padlockSentence } from "./node-sentence";

interface PadlockIconProps {
  readonly direction: "ingress" | "egress";
  readonly padlock: Padlock;
}

/** Whether a policy guards one side of a node. */
export function PadlockIcon({ direction, padlock }: PadlockIconProps) {
  const Icon = padlock === "open" ? LockOpen : padlock === "isolated" ? Lock : LockKeyhole;
  return (
    <span className={`padlock ${padlock}`} title={padlockSentence(direction, padlock)}>
      <Icon size={13} strokeWidth={2} aria-hidden />
    </span>
  );
}
