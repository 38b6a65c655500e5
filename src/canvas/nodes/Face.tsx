import type { ReactNode } from "react";
import type { Look } from "./flow-nodes";

interface FaceProps {
  readonly id: string;
  /** Its name for a screen reader; what is drawn in it is read with the eyes. */
  readonly sentence: string;
  readonly isSelected: boolean;
  readonly look: Look;
  readonly children: ReactNode;
}

/** Id of the words that tell what keys do at a node. */
export const nodeKeysId = "node-keys";

/**
 * What a node is taken by. It is a button beside the other buttons of the node, not around them. A click is React
 * Flow's, which tells it from a drag; its keys are those of the picture.
 */
export function Face({ id, sentence, isSelected, look, children }: FaceProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: in some browsers a real button cannot be dragged
    <div
      role="button"
      tabIndex={0}
      className={`face ${look}`}
      data-face={id}
      aria-label={sentence}
      aria-pressed={isSelected}
      aria-describedby={nodeKeysId}
    >
      {children}
    </div>
  );
}
