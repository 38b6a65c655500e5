import type { MouseEvent, ReactNode } from "react";
import { useHandedFocus } from "./handed-focus";

interface NodeButtonProps {
  readonly label: string;
  readonly className?: string;
  /** What it does, and what the control does that takes its place when it is pressed. */
  readonly control: string;
  readonly successor: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A button on a node: it neither moves nor selects the node. */
export function NodeButton({ label, className = "", control, successor, onPress, children }: NodeButtonProps) {
  const { button, handOver } = useHandedFocus(control, successor);
  const press = (event: MouseEvent) => {
    event.stopPropagation();
    handOver();
    onPress();
  };
  return (
    <button
      ref={button}
      type="button"
      className={`node-button nodrag nopan ${className}`}
      aria-label={label}
      title={label}
      onClick={press}
    >
      {children}
    </button>
  );
}
