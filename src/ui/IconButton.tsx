import type { ReactNode } from "react";

interface IconButtonProps {
  /** What will happen, for a tooltip and a screen reader. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

/** A button without words on it, that says in words what it will do. Disabled, it keeps the focus that it has. */
export function IconButton({ label, icon, onClick, disabled = false }: IconButtonProps) {
  return (
    <button
      type="button"
      className="button icon"
      aria-label={label}
      title={label}
      onClick={disabled ? undefined : onClick}
      aria-disabled={disabled}
    >
      {icon}
    </button>
  );
}
