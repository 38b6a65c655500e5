import { useState } from "react";
import { useApp } from "../../state/store-context";

/** The node that was selected last, also while something else is; null before the first. */
export function useLastNode(): string | null {
  const selected = useApp(({ selection }) => (selection.selected?.kind === "node" ? selection.selected.id : null));
  const [last, setLast] = useState(selected);
  if (selected !== null && selected !== last) setLast(selected);
  return last;
}
