import { Clipboard, Download } from "lucide-react";
import { type KeyboardEvent, useLayoutEffect, useState } from "react";
import { useAppStore } from "../../state/store-context";
import { useMenuKeys } from "../../ui/use-menu-keys";
import { EXPORT_CHOICES, type ExportChoice, type ExportSection, SECTION_TITLES } from "./export-kinds";
import { reasonAgainst } from "./export-reasons";
import { useExport } from "./use-export";

const ROWS: readonly ExportSection[] = ["graph", "matrix", "changes"];
const LINES: readonly ExportSection[] = ["text", "expectations"];

/**
 * What can be taken out of the page: what is seen in rows of short words, the text in lines. The first has the focus,
 * arrow keys lead from one to the next.
 */
export function ExportItems({ onClose }: { readonly onClose: () => void }) {
  const { menu, onKeyDown, focusFirst } = useMenuKeys(onClose);
  const store = useAppStore();
  // As it is when the menu opens: nothing changes under the pointer.
  const [state] = useState(() => store.getState());
  const runExport = useExport();
  useLayoutEffect(focusFirst, [focusFirst]);
  const run = (choice: ExportChoice) => {
    if (reasonAgainst(choice.section, state) !== null) return;
    // In the click itself: later the clipboard may be closed to the page.
    runExport(choice.kind);
    onClose();
  };
  const alongRow = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const form = event.target instanceof HTMLButtonElement ? event.target : null;
    const row = form?.closest(".export-forms") ?? null;
    if (step === 0 || form === null || row === null) return onKeyDown(event);
    const forms = [...row.querySelectorAll("button")];
    event.preventDefault();
    forms[(forms.indexOf(form) + step + forms.length) % forms.length]?.focus();
  };

  return (
    <div ref={menu} role="menu" aria-label="Export" tabIndex={-1} onKeyDown={alongRow}>
      {ROWS.map((section) => {
        const reason = reasonAgainst(section, state);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
          <div key={section} role="group" aria-label={SECTION_TITLES[section]} className="export-row">
            <span className="export-section">
              {SECTION_TITLES[section]}
              {reason !== null && <span className="export-about"> {reason}</span>}
            </span>
            <span className="export-forms">
              {choicesOf(section).map((choice) => (
                <button
                  key={choice.kind}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  className="export-form"
                  aria-label={reason === null ? choice.title : `${choice.title}: ${reason}`}
                  aria-disabled={reason !== null}
                  title={reason === null ? choice.about : reason}
                  onClick={() => run(choice)}
                >
                  {choice.short}
                </button>
              ))}
            </span>
          </div>
        );
      })}
      {LINES.flatMap(choicesOf).map((choice) => {
        const reason = reasonAgainst(choice.section, state);
        const Icon = choice.kind === "kubectl" ? Clipboard : Download;
        return (
          <button
            key={choice.kind}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className="export-line"
            aria-disabled={reason !== null}
            onClick={() => run(choice)}
          >
            <Icon size={14} aria-hidden />
            <span>
              <span className="export-title">{choice.title}</span>{" "}
              <span className="export-about">{reason ?? choice.about}</span>
            </span>
          </button>
        );
      })}
    </div>
  );
}

function choicesOf(section: ExportSection): readonly ExportChoice[] {
  return EXPORT_CHOICES.filter((choice) => choice.section === section);
}
