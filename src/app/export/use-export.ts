import { useCallback } from "react";
import { exportMatrix } from "../../panels/matrix/export-matrix";
import { leftMatrix } from "../../panels/matrix/left-matrix";
import type { AppStore } from "../../state/store";
import { useAppStore } from "../../state/store-context";
import { copyText } from "../../ui/copy-text";
import { downloadFile } from "../../ui/download-file";
import { exportChanges } from "./export-changes";
import { type ExportedFile, exportGraph } from "./export-graph";
import type { ExportKind } from "./export-kinds";
import { runExport } from "./run-export";
import { seenGraph } from "./seen-graph";

/** Takes what is open out of the page, in one of the ways that there are. */
export function useExport(): (kind: ExportKind) => void {
  const store = useAppStore();
  return useCallback((kind) => void exportAs(kind, store), [store]);
}

async function exportAs(kind: ExportKind, store: AppStore): Promise<void> {
  const { getState, actions } = store;
  switch (kind) {
    case "graph-png":
    case "graph-svg":
    case "graph-mermaid":
    case "graph-dot": {
      const seen = seenGraph(getState());
      const file = seen && (await exportGraph(kind, seen));
      return save(store, file ?? "The browser could not draw it: nothing was exported. SVG always works.");
    }
    case "changes-csv":
    case "changes-md":
    case "changes-mermaid":
    case "changes-dot":
      return save(store, await exportChanges(kind, store));
    case "matrix-csv":
    case "matrix-md": {
      const { settings } = leftMatrix(getState().documents.openedAt);
      return exportMatrix(actions, settings, kind === "matrix-csv" ? "csv" : "md");
    }
    default:
      return runExport(kind, getState(), actions, { copy: copyText, download: downloadFile });
  }
}

/** Saves a file, or says why there is none. */
function save({ actions }: AppStore, file: ExportedFile | string): void {
  const isFile = typeof file !== "string";
  if (isFile) downloadFile({ name: file.name, text: file.contents });
  const sentence = isFile ? `Downloaded as \`${file.name}\`.` : file;
  actions.tell({ sentence, notes: isFile ? file.notes : [], revision: null, text: null });
}
