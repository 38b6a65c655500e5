import { Check } from "lucide-react";
import type { ReactNode } from "react";
import "../ready/toggle-chips.css";

interface ChipProps {
  readonly isPressed: boolean;
  /** Small, behind its words; empty: nothing. */
  readonly note?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** One of several that may be chosen together. */
export function Chip({ isPressed, note = "", onPress, children }: ChipProps) {
  return (
    <button type="button" className="toggle-chip" aria-pressed={isPressed} onClick={onPress}>
      {isPressed && <Check size={12} aria-hidden />}
      <span>{children}</span>
      {note !== "" && (
        <span className="toggle-chip-note">
          <span className="visually-hidden">, </span>
          {note}
        </span>
      )}
    </button>
  );
}
