import { type ReactNode, useLayoutEffect, useRef } from "react";
import "./dialog.css";

interface DialogProps {
  readonly label: string;
  readonly className?: string;
  /** It has closed, by whatever way; the focus is back where it was. May be told twice. */
  readonly onClosed: () => void;
  /** `close` is the one way to close it from inside. */
  readonly children: (close: () => void) => ReactNode;
}

/** A dialog that holds the focus until it is closed: with Escape, by a click beside it, or from inside. */
export function Dialog({ label, className = "", onClosed, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);
  // The element tells that it has closed a moment later: until then it would count as open.
  const close = () => {
    dialog.current?.close();
    onClosed();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the browser's
    <dialog
      ref={dialog}
      aria-label={label}
      className={`dialog ${className}`}
      onClose={onClosed}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div className="dialog-body">{children(close)}</div>
    </dialog>
  );
}
