import type { KeyboardEvent, PointerEvent } from "react";
import "./splitter.css";

interface SplitterProps {
  readonly label: string;
  /** Share of the first pane, 0 to 1. */
  readonly share: number;
  readonly onChange: (share: number) => void;
}

const LEAST = 0.15;
const MOST = 0.85;
const STEP = 0.02;

/** The line between two panes that stand side by side: dragged, or moved with the arrow keys, Home and End. */
export function Splitter({ label, share, onChange }: SplitterProps) {
  const move = (to: number) => onChange(Math.min(MOST, Math.max(LEAST, to)));

  const onPointerMove = (event: PointerEvent<HTMLHRElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const area = event.currentTarget.parentElement?.getBoundingClientRect();
    if (area && area.width > 0) move((event.clientX - area.left) / area.width);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, share);
    if (target === null) return;
    event.preventDefault();
    move(target);
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
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
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
