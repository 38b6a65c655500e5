import { Check, SlidersHorizontal } from "lucide-react";
import { useId } from "react";
import type { ProfileName } from "../../engine";
import { useApp } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { Words } from "../../ui/Words";
import { moveByArrows } from "../picture-controls/move-by-arrows";
import "../picture-controls/choice-button.css";
import "./profile-choice.css";

interface ProfileChoiceProps {
  readonly chosen: ProfileName;
  /** How many of its assumptions are switched. */
  readonly switched: number;
  readonly onChoose: (name: ProfileName) => void;
  readonly onAssumptions: () => void;
}

/** The profiles, each with what it is, and the way to what the chosen one assumes. Up and down lead from one to the next. */
export function ProfileChoice({ chosen, switched, onChoose, onAssumptions }: ProfileChoiceProps) {
  const ids = useId();
  const report = useApp((state) => state.analysis.analysis?.profile ?? null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it
    <div className="profile-choice" onKeyDown={moveByArrows}>
      {report?.choices.map(({ name, title, sentence }) => (
        <button
          key={name}
          type="button"
          className="choice-button"
          data-start={name === chosen ? "" : undefined}
          aria-pressed={name === chosen}
          aria-describedby={`${ids}-${name}`}
          onClick={() => onChoose(name)}
        >
          <Check size={14} aria-hidden />
          <strong>{title}</strong>
          <span id={`${ids}-${name}`} aria-hidden>
            <Words text={sentence} />
          </span>
        </button>
      ))}
      <button type="button" className="choice-button profile-assumptions" onClick={onAssumptions}>
        <SlidersHorizontal size={14} aria-hidden />
        <strong>Assumptions…</strong>
        {switched > 0 && <span>{counted(switched, "assumption")} switched</span>}
      </button>
    </div>
  );
}
