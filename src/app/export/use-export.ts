import { useCallback } from "react";
import { useAppStore } from "../../state/store-context";
import { copyText } from "../../ui/copy-text";
import { downloadFile } from "../../ui/download-file";
import type { ExportKind } from "./export-kinds";
import { runExport } from "./run-export";

/** Takes what is open out of the page, in one of the ways that there are. */
export function useExport(): (kind: ExportKind) => void {
  const store = useAppStore();
  return useCallback(
    (kind) => void runExport(kind, store.getState(), store.actions, { copy: copyText, download: downloadFile }),
    [store],
  );
}
