import { Ellipsis } from "lucide-react";
import type { KeyboardEvent, MouseEvent } from "react";
import { counted } from "../ui/counted";

export const PANEL_ID = "file-text";

export const tabId = (index: number) => `file-tab-${index}`;

interface FileTabProps {
  readonly name: string;
  readonly index: number;
  readonly isActive: boolean;
  readonly errors: number;
  readonly warnings: number;
  /** How many of its lines are behind the connection that is pointed at, where another file is shown. */
  readonly linesBehind: number;
  readonly isMenuOpen: boolean;
  readonly onShow: () => void;
  readonly onRename: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onMenu: (at: DOMRect) => void;
}

/** One file: its tab, and beside the shown one what can be done with it. */
export function FileTab({
  name,
  index,
  isActive,
  errors,
  warnings,
  linesBehind,
  isMenuOpen,
  onShow,
  onRename,
  onKeyDown,
  onMenu,
}: FileTabProps) {
  const openMenu = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    onShow();
    onMenu(event.currentTarget.getBoundingClientRect());
  };
  const said = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ].join(", ");
  const lines = linesBehind > 0 ? `${counted(linesBehind, "line")} behind this connection` : "";
  return (
    <div className={isActive ? "file active" : "file"}>
      <button
        type="button"
        role="tab"
        id={tabId(index)}
        className="file-tab"
        aria-label={[name, said, lines].filter(Boolean).join(", ")}
        aria-selected={isActive}
        aria-controls={isActive ? PANEL_ID : undefined}
        tabIndex={isActive ? 0 : -1}
        onClick={onShow}
        onDoubleClick={onRename}
        onKeyDown={onKeyDown}
        onContextMenu={openMenu}
      >
        {name}
        {said !== "" && (
          <span className={errors > 0 ? "file-errors" : "file-errors warnings"} title={said}>
            {errors || warnings}
          </span>
        )}
        {linesBehind > 0 && (
          <span className="file-lines" title={lines}>
            {counted(linesBehind, "line")}
          </span>
        )}
      </button>
      {isActive && (
        <button
          type="button"
          className="button icon file-more"
          aria-label={`What to do with ${name}`}
          title="Rename, delete, download"
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          onClick={openMenu}
        >
          <Ellipsis size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
