import { ChevronLeft, ChevronRight, FileText, PencilLine, Shield } from "lucide-react";
import type { LeftOut, PolicyChoice } from "../../engine";
import { useActions } from "../../state/store-context";
import { IconButton } from "../../ui/IconButton";
import { latePart } from "../../ui/late-part";
import { ControlPopover } from "../picture-controls/ControlPopover";

const list = latePart(() => import("./PolicyChoices"));

interface PolicyHeaderProps {
  readonly choices: readonly PolicyChoice[];
  readonly broken: readonly LeftOut[];
  /** `namespace/name` of the one that is shown; null: none is. */
  readonly shown: string | null;
  /** Shows another one. */
  readonly onShow: (id: string) => void;
  /** Goes so many policies on. */
  readonly onStep: (by: number) => void;
  /** Whether all policies on the same pods are shown side by side; null: there is nothing beside. */
  readonly isTogether: boolean | null;
  readonly onTogether: (isTogether: boolean) => void;
}

/** Which policy is shown, and what can be done with it. */
export function PolicyHeader(props: PolicyHeaderProps) {
  const { choices, broken, shown, onShow, onStep, isTogether, onTogether } = props;
  const { openEditing, reveal } = useActions();
  const at = choices.findIndex(({ id }) => id === shown);
  const choice = choices[at];
  return (
    <header className="pv-header">
      <IconButton
        label="Previous policy ([)"
        icon={<ChevronLeft size={16} />}
        onClick={() => onStep(-1)}
        disabled={choices.length < 2}
      />
      <ControlPopover
        id="policy-choice"
        words={shown ?? "Choose a policy"}
        icon={<Shield size={14} aria-hidden />}
        about="Shown policy"
        isActive={false}
        content={list}
      >
        {({ PolicyChoices }, close) => (
          <PolicyChoices
            choices={choices}
            broken={broken}
            shown={shown}
            onChoose={(id) => {
              close();
              onShow(id);
            }}
          />
        )}
      </ControlPopover>
      <IconButton
        label="Next policy (])"
        icon={<ChevronRight size={16} />}
        onClick={() => onStep(1)}
        disabled={choices.length < 2}
      />
      {choice !== undefined && (
        <span className="pv-position">
          {at + 1} of {choices.length}
        </span>
      )}
      <span className="pv-space" />
      {isTogether !== null && (
        <button
          type="button"
          className="button outlined"
          aria-pressed={isTogether}
          onClick={() => onTogether(!isTogether)}
        >
          Side by side
        </button>
      )}
      {choice !== undefined && (
        <>
          <button
            type="button"
            className="button outlined"
            onClick={() => openEditing({ kind: "policy", policy: choice.id, namespace: choice.id.split("/")[0] ?? "" })}
          >
            <PencilLine size={14} aria-hidden /> Edit as form
          </button>
          <button type="button" className="button outlined" onClick={() => reveal(choice.place)}>
            <FileText size={14} aria-hidden /> Go to the text
          </button>
        </>
      )}
    </header>
  );
}
