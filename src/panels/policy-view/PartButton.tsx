import type { ReactNode } from "react";
import type { PlacedPart } from "../../engine";
import { usePolicyViewing } from "./policy-view-context";

interface PartButtonProps {
  readonly at: PlacedPart;
  readonly look?: string;
  readonly children: ReactNode;
}

/** A part of the picture that leads to its text. */
export function PartButton({ at: { place, line }, look = "", children }: PartButtonProps) {
  const { reveal } = usePolicyViewing();
  return (
    <button
      type="button"
      className={`pv-part ${look}`}
      title={`${place.file}, line ${line}`}
      onClick={() => reveal(place)}
    >
      {children}
    </button>
  );
}
