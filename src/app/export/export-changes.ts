import { writeDot } from "../../engine/export/write-dot";
import { mermaidNotes, writeMermaid } from "../../engine/export/write-mermaid";
import { changesCsv } from "../../panels/changes/changes-csv";
import { changesDiagram } from "../../panels/changes/changes-diagram";
import { changesMarkdown } from "../../panels/changes/changes-markdown";
import { sinceWords } from "../../panels/changes/changes-words";
import { askChanges } from "../../state/ask-changes";
import { askUntilAnswered } from "../../state/ask-until-answered";
import { baselineOf } from "../../state/baseline-of";
import type { AppStore } from "../../state/store";
import type { ExportedFile } from "./export-graph";
import type { ChangesExport } from "./export-kinds";

/** What differs from the baseline, in a form for elsewhere; in words why there is none. */
export async function exportChanges(kind: ChangesExport, store: AppStore): Promise<ExportedFile | string> {
  const { baseline: state, documents } = store.getState();
  const baseline = baselineOf(state, documents);
  const outcome = await askUntilAnswered(() => askChanges(store, () => {}));
  if (outcome?.kind !== "done") return "The evaluation gave no answer: nothing was exported.";
  const view = outcome.result;
  if (view.opened + view.closed + view.arrived.count + view.gone.count === 0)
    return `${sinceWords(baseline)} nothing has changed that could be exported.`;
  switch (kind) {
    case "changes-csv":
      return { name: "changes.csv", contents: changesCsv(view, baseline), notes: [] };
    case "changes-md":
      return { name: "changes.md", contents: changesMarkdown(view, baseline), notes: [] };
    case "changes-mermaid": {
      const diagram = changesDiagram(view, baseline);
      const text = writeMermaid(diagram);
      return { name: "changes.mmd", contents: text, notes: mermaidNotes(text, diagram) };
    }
    case "changes-dot":
      return { name: "changes.dot", contents: writeDot(changesDiagram(view, baseline)), notes: [] };
  }
}
