import type { ReactNode } from "react";
import { useActions, useApp } from "../../state/store-context";
import { pillOf } from "./shared-pill";

interface DoorButtonProps {
  /** `service namespace/name` or `ingress namespace/name`. */
  readonly id: string;
  readonly children: ReactNode;
}

/** The way to another Service or Ingress; plain words where the picture has none of that id. */
export function DoorButton({ id, children }: DoorButtonProps) {
  const { selectDoor } = useActions();
  const isThere = useApp(({ analysis }) => pillOf(analysis.analysis?.graph.doors ?? [], id) !== null);
  if (!isThere) return <code>{children}</code>;
  return (
    <button type="button" className="link mono" onClick={() => selectDoor(id)}>
      {children}
    </button>
  );
}
