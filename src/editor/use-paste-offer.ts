import { type ClipboardEvent, useEffect, useRef } from "react";
import { useAppStore } from "../state/store-context";

/** Whether a pasted text would better be imported than stand in a file that held `fileText`. */
export type IsImportable = (pasted: string, fileText: string) => boolean;

/**
 * Offers to import what is pasted into the text, as soon as it stands there. The result is to be told of every paste,
 * before the editor takes it.
 */
export function usePasteOffer(isImportable: IsImportable): (event: ClipboardEvent) => void {
  const store = useAppStore();
  const pasted = useRef<{ readonly text: string; readonly revision: number } | null>(null);

  useEffect(
    () =>
      store.subscribe(({ documents }, before) => {
        if (pasted.current === null || documents.revision === before.documents.revision) return;
        const { text, revision } = pasted.current;
        pasted.current = null;
        if (documents.revision === revision + 1 && documents.lastChange?.source === "typing")
          store.actions.offerImport(text);
      }),
    [store],
  );

  useEffect(
    () =>
      store.subscribe(({ documents, import: { pasteOffer } }, before) => {
        if (pasteOffer === null || documents === before.documents) return;
        const isUndone = documents.journal.done.length < pasteOffer.historyLength;
        if (isUndone || documents.openedAt !== before.documents.openedAt) store.actions.dismissOffer();
      }),
    [store],
  );

  return (event) => {
    const text = event.clipboardData.getData("text/plain");
    const { files, activeFile, revision } = store.getState().documents;
    const fileText = files.find(({ name }) => name === activeFile)?.text ?? "";
    store.actions.dismissOffer();
    pasted.current = isImportable(text, fileText) ? { text, revision } : null;
  };
}
