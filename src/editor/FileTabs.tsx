import { Plus } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useActions, useApp } from "../state/store-context";
import { IconButton } from "../ui/IconButton";

/** The files of the scenario; arrow keys go from one to the next. */
export function FileTabs() {
  const files = useApp((state) => state.documents.files);
  const active = useApp((state) => state.documents.activeFile);
  const diagnostics = useApp((state) => state.analysis.analysis?.diagnostics);
  const { setActiveFile, addFile } = useActions();

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = files[files.findIndex((file) => file.name === active) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    setActiveFile(next.name);
    const tabs = event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]");
    tabs[files.indexOf(next)]?.focus();
  };

  return (
    <div className="file-bar">
      <div className="file-tabs" role="tablist" aria-label="Files" onKeyDown={onKeyDown}>
        {files.map(({ name }) => {
          const errors =
            diagnostics?.filter(({ severity, place }) => severity === "error" && place.file === name) ?? [];
          return (
            <button
              key={name}
              type="button"
              role="tab"
              className="file-tab"
              aria-selected={name === active}
              tabIndex={name === active ? 0 : -1}
              onClick={() => setActiveFile(name)}
            >
              {name}
              {errors.length > 0 && (
                <span className="file-errors" title={`${errors.length} refused`}>
                  {errors.length}
                </span>
              )}
            </button>
          );
        })}
      </div>
      <IconButton label="Add a file" icon={<Plus size={15} />} onClick={() => addFile("file.yaml", "")} />
    </div>
  );
}
