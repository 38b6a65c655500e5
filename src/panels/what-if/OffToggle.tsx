import { FlaskConical } from "lucide-react";
import type { Off } from "../../engine";
import { useActions, useApp } from "../../state/store-context";
import { isOff, toggledOff } from "./toggled-off";
import { useFocusWhenGone } from "./use-focus-when-gone";
import "./off-toggle.css";

interface OffToggleProps {
  readonly off: Off;
  /** What it is called, for who does not see where it stands: “rule 1 of ingress”. */
  readonly what: string;
  /** Only a sign, where it stands beside what it is about. */
  readonly isSmall?: boolean;
}

/** Leaves something out of the picture for a moment, and puts it back. Nothing is written. */
export function OffToggle({ off, what, isSmall = false }: OffToggleProps) {
  const all = useApp(({ view }) => view.options.off);
  const { setOff } = useActions();
  const isPressed = isOff(all, off);
  // What is left out is told of no more, and its button goes with it.
  const own = useFocusWhenGone<HTMLButtonElement>();
  return (
    <button
      ref={own}
      type="button"
      className={isSmall ? "off-toggle small" : "off-toggle"}
      aria-pressed={isPressed}
      title={isPressed ? "Put it back" : "See what if it were not there; nothing is written"}
      onClick={() => setOff(toggledOff(all, off))}
    >
      {isSmall ? <FlaskConical size={14} aria-hidden /> : "what if without"}
      <span className="visually-hidden">
        {isSmall ? "what if without" : ""} {what}
      </span>
    </button>
  );
}
