import { ChevronDown, ChevronRight } from "lucide-react";
import type { MatrixEnd } from "../../engine";

/** At the first row of a namespace that it can be folded, at a folded one that it can be opened. By keyboard: Enter at the head. */
export function FoldMark({ end, isFirst }: { readonly end: MatrixEnd; readonly isFirst: boolean }) {
  if (end.namespace === null) return <span className="fold-mark" />;
  const isFolded = end.kind === "namespace";
  if (!isFolded && !isFirst) return <span className="fold-mark" />;
  const Icon = isFolded ? ChevronRight : ChevronDown;
  return (
    <span className="fold-mark" data-fold={end.namespace} title={`${isFolded ? "Open" : "Fold"} ${end.namespace}`}>
      <Icon size={14} aria-hidden />
    </span>
  );
}
