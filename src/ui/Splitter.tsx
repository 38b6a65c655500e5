import type { KeyboardEvent, PointerEvent } from "react";
import "./splitter.css";

interface SplitterProps {
  readonly label: string;
  /** Share of the first pane, 0 to 1. */
  readonly share: number;
  readonly onChange: (share: number) => void;
  /** Back to how it was in the beginning: a double click. */
  readonly onReset: () => void;
  /** Folds the first pane away: Enter. */
  readonly onFold: () => void;
}

const LEAST = 0.15;
const MOST = 0.85;
const STEP = 0.02;

/** The line between two panes that stand side by side: dragged, or moved with the arrow keys, Home and End. */
export function Splitter({ label, share, onChange, onReset, onFold }: SplitterProps) {
  const move = (to: number) => onChange(Math.min(MOST, Math.max(LEAST, to)));

  const onPointerMove = (event: PointerEvent<HTMLHRElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const area = event.currentTarget.parentElement?.getBoundingClientRect();
    if (area && area.width > 0) move((event.clientX - area.left) / area.width);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, share);
    if (target === null && event.key !== "Enter") return;
    event.preventDefault();
    if (target === null) onFold();
    else move(target);
  };

  return (
    <hr
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={LEAST * 100}
      aria-valuemax={MOST * 100}
      tabIndex={0}
      className="splitter"
      title="Drag, or the arrow keys; double click: as it was; Enter: fold the text away"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
    />
  );
}

function keyTarget(key: string, share: number): number | null {
  if (key === "ArrowLeft") return share - STEP;
  if (key === "ArrowRight") return share + STEP;
  if (key === "Home") return LEAST;
  if (key === "End") return MOST;
  return null;
}
