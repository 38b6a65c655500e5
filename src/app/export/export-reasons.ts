import { MOST_DRAWN } from "../../engine/source/limits";
import type { AppState } from "../../state/store";
import type { ExportSection } from "./export-kinds";

/** Why nothing of a kind can be taken out of the page now; null: it can. */
export function reasonAgainst(section: ExportSection, state: AppState): string | null {
  const { analysis } = state.analysis;
  switch (section) {
    case "graph": {
      const things = analysis === null ? 0 : analysis.graph.nodes.length + analysis.graph.namespaces.length;
      return things === 0 ? "nothing is drawn yet" : things > MOST_DRAWN ? "too much to be drawn" : null;
    }
    case "matrix":
      return (analysis?.counts.workloads ?? 0) === 0 ? "nothing connects yet" : null;
    case "changes":
      return isAsOpened(state) ? "nothing has changed since it was opened" : null;
    case "expectations":
      return (analysis?.expectations.length ?? 0) === 0 ? "nothing is expected yet" : null;
    case "text":
      return null;
  }
}

/** Whether the text is compared with itself. */
function isAsOpened({ baseline, documents, view }: AppState): boolean {
  if (baseline.kind !== "opened" || (view.options.off?.length ?? 0) > 0) return false;
  const { files, openedFiles } = documents;
  return files === openedFiles || (files.length === openedFiles.length && files.every(isSameAs(openedFiles)));
}

const isSameAs =
  (others: AppState["documents"]["files"]) =>
  ({ name, text }: AppState["documents"]["files"][number], i: number) =>
    others[i]?.name === name && others[i]?.text === text;
