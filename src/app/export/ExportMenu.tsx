import { ChevronDown, Share } from "lucide-react";
import { useLateMenu } from "../use-late-menu";
import "./export-menu.css";

const ID = "export";

/** What is open, taken out of the page: for a cluster, as a file, for other tools. */
export function ExportMenu() {
  const { views, close, popover } = useLateMenu();
  return (
    <>
      <button type="button" className="button export-button" popoverTarget={ID} aria-haspopup="menu" title="Export">
        <Share size={15} aria-hidden className="export-icon" />
        <span className="export-word">Export</span> <ChevronDown size={14} aria-hidden />
      </button>
      <div
        id={ID}
        className="menu export-menu"
        {...popover}
        onToggle={(event) => {
          popover.onToggle(event);
          const { currentTarget: menu } = event;
          // Who was quick with the keys is in it already.
          const isInside = menu.contains(document.activeElement);
          if (event.newState === "open" && !isInside) menu.querySelector("button")?.focus();
        }}
      >
        {views !== null && <views.ExportItems onClose={close} />}
      </div>
    </>
  );
}
