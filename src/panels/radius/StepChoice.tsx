import { Minus, Plus } from "lucide-react";
import { IconButton } from "../../ui/IconButton";

interface StepChoiceProps {
  /** How many steps there are. */
  readonly deepest: number;
  /** How many are shown; null: all. */
  readonly most: number | null;
  readonly onChoose: (most: number | null) => void;
}

/** How many steps are shown: one more, one fewer, or all. */
export function StepChoice({ deepest, most, onChoose }: StepChoiceProps) {
  const shown = Math.min(most ?? deepest, deepest);
  const choose = (next: number) => onChoose(next >= deepest ? null : Math.max(1, next));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame of its own
    <div className="step-choice" role="group" aria-label="How many steps">
      <IconButton label="One step fewer" icon={<Minus size={14} />} onClick={() => choose(shown - 1)} />
      <span aria-live="polite">
        {most === null ? `all ${deepest} steps` : shown === 1 ? "1 step" : `${shown} steps`}
      </span>
      <IconButton label="One step more" icon={<Plus size={14} />} onClick={() => choose(shown + 1)} />
      {most !== null && (
        <button type="button" className="link" onClick={() => onChoose(null)}>
          All
        </button>
      )}
    </div>
  );
}
