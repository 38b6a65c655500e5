import { useApp } from "../../state/store-context";

/** Stands for an answer that is to come; after a cancel none is, before the analysis goes on. */
export function Asking() {
  const isCancelled = useApp((state) => state.analysis.phase === "cancelled");
  return (
    <p className="why-muted why-asking">
      {isCancelled ? "Not answered: the analysis was cancelled. It can go on above the picture." : "Asking…"}
    </p>
  );
}
