import { X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { IconButton } from "../ui/IconButton";
import { type ImportReaders, useImport } from "./use-import";
import { isInText } from "./use-shortcuts";

interface ImportAreaProps {
  readonly readers: ImportReaders;
  readonly children: ReactNode;
}

/** The whole page takes what is dropped on it, and what is pasted outside of a text. */
export function ImportArea({ readers, children }: ImportAreaProps) {
  const [isOver, setOver] = useState(false);
  const { importFiles, importText, refusals, forgetRefusals } = useImport(readers);

  useEffect(() => {
    const isForUs = (event: DragEvent) => {
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
      take(event.dataTransfer);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isInText(event.target)) return;
      event.preventDefault();
      take(event.clipboardData);
    };
    const take = (given: DataTransfer | null) => {
      const files = [...(given?.files ?? [])];
      if (files.length > 0) importFiles(files);
      else importText(given?.getData("text/plain") ?? "");
    };
    // In the capture phase, so that an editor does not take a file for a text to insert.
    window.addEventListener("dragover", onDragOver, true);
    window.addEventListener("dragleave", onDragLeave, true);
    window.addEventListener("drop", onDrop, true);
    window.addEventListener("paste", onPaste, true);
    return () => {
      window.removeEventListener("dragover", onDragOver, true);
      window.removeEventListener("dragleave", onDragLeave, true);
      window.removeEventListener("drop", onDrop, true);
      window.removeEventListener("paste", onPaste, true);
    };
  }, [importFiles, importText]);

  return (
    <>
      {children}
      {isOver && <div className="drop-veil">Drop to open beside your own work</div>}
      {refusals.length > 0 && (
        <div className="refusals" role="alert">
          <ul>
            {refusals.map((refusal) => (
              <li key={refusal}>{refusal}</li>
            ))}
          </ul>
          <IconButton label="Close" icon={<X size={16} aria-hidden />} onClick={forgetRefusals} />
        </div>
      )}
    </>
  );
}
