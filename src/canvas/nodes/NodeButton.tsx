import type { MouseEvent, ReactNode } from "react";

interface NodeButtonProps {
  readonly label: string;
  readonly className?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A button on a node: it neither moves nor selects the node. */
export function NodeButton({ label, className = "", onPress, children }: NodeButtonProps) {
  const press = (event: MouseEvent) => {
    event.stopPropagation();
    onPress();
  };
  return (
    <button
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
