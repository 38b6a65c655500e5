import { useMemo } from "react";
import type { Graph } from "../engine";
import { useApp } from "../state/store-context";
import { useLatePart } from "../ui/late-part";
import { askedParts } from "./asked-for";
import type { RadiusMarks } from "./radius-marks";

/** What is to be drawn of who reaches whom; null while something is selected, or nobody asks. */
export function useRadius(graph: Graph): RadiusMarks | null {
  const asked = useApp(({ selection: { radius, selected, tracing } }) =>
    selected === null && tracing === null ? radius : null,
  );
  const answer = useApp(({ analysis }) => analysis.radius?.result ?? null);
  const parts = useLatePart(askedParts, asked !== null);
  return useMemo(
    () => (asked && answer && parts?.radiusMarks(answer, asked.most, graph, asked.question.kind)) || null,
    [asked, answer, parts, graph],
  );
}
