import { Panel } from "reactflow";
import type { EdgeState, Graph } from "../engine";

const ORDER: readonly EdgeState[] = ["denied", "open", "allowed", "partly", "mixed", "depends"];
const WORDS: Record<EdgeState, string> = {
  denied: "denied",
  open: "open by default",
  allowed: "allowed",
  partly: "partly allowed",
  mixed: "mixed",
  depends: "undecided",
};

interface NotDrawnProps {
  readonly notDrawn: Graph["notDrawn"];
  readonly hasSelection: boolean;
}

/** How many pairs have a verdict and no line, so that leaving out is never silent, and how to see them. */
export function NotDrawn({ notDrawn, hasSelection }: NotDrawnProps) {
  const parts = ORDER.filter((state) => notDrawn[state] > 0).map(
    (state) => `${notDrawn[state].toLocaleString("en")} ${WORDS[state]}`,
  );
  if (parts.length === 0) return null;
  const total = ORDER.reduce((sum, state) => sum + notDrawn[state], 0);
  return (
    <Panel position="bottom-center" className="not-drawn">
      {parts.join(", ")} {total === 1 ? "pair" : "pairs"} not drawn.
      {!hasSelection && " Select a workload to see its lines."}
    </Panel>
  );
}
