import type { ReactNode } from "react";
import type { Place } from "../../engine";
import { useActions } from "../../state/store-context";

interface PlaceButtonProps {
  readonly place: Place;
  readonly line: number;
  /** Absent: a link as any other. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** Words that lead to their line in the editor. */
export function PlaceButton({ place, line, className = "link", children }: PlaceButtonProps) {
  const { reveal } = useActions();
  return (
    <button type="button" className={className} title={`${place.file}, line ${line}`} onClick={() => reveal(place)}>
      {children}
    </button>
  );
}
