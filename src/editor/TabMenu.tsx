import { Download, Pencil, Trash2 } from "lucide-react";
import { useLayoutEffect } from "react";
import { useMenuKeys } from "../ui/use-menu-keys";

export type FileCommand = "rename" | "delete" | "download";

/** Whose menu is wanted, and below what on the screen. */
export interface TabMenuRequest {
  readonly file: string;
  readonly at: DOMRect;
}

interface TabMenuProps {
  readonly request: TabMenuRequest | null;
  readonly onCommand: (command: FileCommand, file: string) => void;
  readonly onClose: () => void;
}

const ITEMS = [
  { command: "rename", words: "Rename", keys: "F2", Icon: Pencil },
  { command: "delete", words: "Delete", keys: "Del", Icon: Trash2 },
  { command: "download", words: "Download", keys: "", Icon: Download },
] as const;

/** What can be done with a file, as a menu below its tab. */
export function TabMenu({ request, onCommand, onClose }: TabMenuProps) {
  const { menu, onKeyDown, focusFirst } = useMenuKeys(() => menu.current?.hidePopover());

  useLayoutEffect(() => {
    const element = menu.current;
    if (request === null || element === null) return;
    element.showPopover();
    const most = document.documentElement.clientWidth - element.offsetWidth - 8;
    element.style.left = `${Math.max(8, Math.min(request.at.left, most))}px`;
    element.style.top = `${request.at.bottom + 2}px`;
    focusFirst();
  }, [request, menu, focusFirst]);

  return (
    <div
      ref={menu}
      popover="auto"
      className="tab-menu"
      role="menu"
      aria-label={request === null ? "File" : request.file}
      onKeyDown={onKeyDown}
      onToggle={(event) => event.newState === "closed" && onClose()}
    >
      {ITEMS.map(({ command, words, keys, Icon }) => (
        <button
          key={command}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            // First, since closing it gives the focus back to where it was.
            menu.current?.hidePopover();
            if (request !== null) onCommand(command, request.file);
          }}
        >
          <Icon size={14} aria-hidden />
          {words}
          {keys !== "" && <kbd>{keys}</kbd>}
        </button>
      ))}
    </div>
  );
}
