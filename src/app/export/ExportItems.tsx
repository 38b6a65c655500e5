import { Clipboard, Download } from "lucide-react";
import { useLayoutEffect } from "react";
import { useApp } from "../../state/store-context";
import { useMenuKeys } from "../../ui/use-menu-keys";
import { EXPORT_CHOICES } from "./export-kinds";
import { useExport } from "./use-export";

/** The lines of the menu: the first has the focus, arrow keys lead from one to the next. */
export function ExportItems({ onClose }: { readonly onClose: () => void }) {
  const { menu, onKeyDown, focusFirst } = useMenuKeys(onClose);
  const isExpecting = useApp(({ analysis }) => (analysis.analysis?.expectations.length ?? 0) > 0);
  const runExport = useExport();
  useLayoutEffect(focusFirst, [focusFirst]);

  return (
    <div ref={menu} role="menu" aria-label="Export" tabIndex={-1} onKeyDown={onKeyDown}>
      {EXPORT_CHOICES.map(({ kind, title, about, ofExpectations }) => {
        const isIdle = ofExpectations && !isExpecting;
        const Icon = kind === "kubectl" ? Clipboard : Download;
        return (
          <button
            key={kind}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={isIdle}
            onClick={() => {
              if (isIdle) return;
              // In the click itself: later the clipboard may be closed to the page.
              runExport(kind);
              onClose();
            }}
          >
            <Icon size={14} aria-hidden />
            <span>
              <span className="export-title">{title}</span>{" "}
              <span className="export-about">{isIdle ? "nothing is expected yet" : about}</span>
            </span>
          </button>
        );
      })}
    </div>
  );
}
