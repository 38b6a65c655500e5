import type { ChangesView } from "../../engine";
import type { Diagram } from "../../engine/export/diagram";
import { diagramOfEnds } from "../../engine/export/diagram-of-ends";
import type { Baseline } from "../../state/baseline-of";
import { summaryWords } from "./changes-words";

/** What opened and closed, as lines between workloads; those that are only counted are told. */
export function changesDiagram(view: ChangesView, baseline: Baseline): Diagram {
  const listed = (kind: "opened" | "closed") => view.lines.filter((line) => line.kind === kind).length;
  const more = (["opened", "closed"] as const).flatMap((kind) => {
    const count = view[kind] - listed(kind);
    return count > 0 ? [`And ${count.toLocaleString("en")} more ${kind}.`] : [];
  });
  const lines = view.lines.map(({ kind, source, target, outside, ports }) => ({
    ...{ source, target, outside, look: kind },
    words: `${kind} ${ports}`,
  }));
  return diagramOfEnds(lines, { title: "Connections that changed", about: [summaryWords(view, baseline), ...more] });
}
