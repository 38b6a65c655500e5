import { type ReactNode, useEffect, useState } from "react";
import { useApp, useAppStore } from "../state/store-context";
import { editingViews } from "./asked-for";
import { FILES_FIELD } from "./pick-files";
import { type ImportReaders, useImport } from "./use-import";
import { useLasting } from "./use-lasting";
import { isInText } from "./use-shortcuts";

interface ImportAreaProps {
  readonly readers: ImportReaders;
  readonly children: ReactNode;
}

/** The whole page takes what is dropped on it, what is pasted outside of a text, and files that are chosen. */
export function ImportArea({ readers, children }: ImportAreaProps) {
  const store = useAppStore();
  const [isOver, setOver] = useState(false);
  const { take, isReading } = useImport(readers);
  const isTakingApart = useApp((state) => state.import.phase === "reading");
  const lasts = useLasting(isReading || isTakingApart, 150);

  useEffect(() => {
    // A selection of words, or a thing, that is dragged within the page is nothing that is given to it.
    let beganHere = false;
    const onDragStart = () => {
      beganHere = true;
    };
    const onDragEnd = () => {
      beganHere = false;
    };
    const isForUs = (event: DragEvent) => {
      if (beganHere || (event.target instanceof Element && event.target.closest("[data-takes-files]"))) return false;
      const types = event.dataTransfer?.types ?? [];
      // Text that is dragged inside an editor stays the editor's.
      return types.includes("Files") || (types.includes("text/plain") && !isInText(event.target));
    };
    const onDragOver = (event: DragEvent) => {
      if (!isForUs(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!isForUs(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void take(event.dataTransfer);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isInText(event.target)) return;
      event.preventDefault();
      if (editingViews.get()?.pastePolicies(store, event.clipboardData) !== true) void take(event.clipboardData);
    };
    // In the capture phase, so that an editor does not take a file for a text to insert.
    window.addEventListener("dragstart", onDragStart, true);
    window.addEventListener("dragend", onDragEnd, true);
    // What was dragged may be gone by the end of it, of which then nobody is told; no pointer goes down during a drag.
    window.addEventListener("pointerdown", onDragEnd, true);
    window.addEventListener("dragover", onDragOver, true);
    window.addEventListener("dragleave", onDragLeave, true);
    window.addEventListener("drop", onDrop, true);
    window.addEventListener("paste", onPaste, true);
    return () => {
      window.removeEventListener("dragstart", onDragStart, true);
      window.removeEventListener("dragend", onDragEnd, true);
      window.removeEventListener("pointerdown", onDragEnd, true);
      window.removeEventListener("dragover", onDragOver, true);
      window.removeEventListener("dragleave", onDragLeave, true);
      window.removeEventListener("drop", onDrop, true);
      window.removeEventListener("paste", onPaste, true);
    };
  }, [take, store]);

  return (
    <>
      {children}
      <input
        id={FILES_FIELD}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          const items = [...(currentTarget.files ?? [])].map((file) => ({ kind: "file", getAsFile: () => file }));
          // The same file may be chosen again.
          currentTarget.value = "";
          if (items.length > 0) void take({ items });
        }}
      />
      {isOver && <div className="drop-veil">Drop to open beside your own work</div>}
      {lasts && (
        <p className="reading" role="status">
          Reading what you gave…
        </p>
      )}
    </>
  );
}
