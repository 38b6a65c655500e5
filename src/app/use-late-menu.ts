import { type ToggleEvent, useCallback, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { fetchLateParts, useLatePart } from "../ui/late-part";
import { askedViews } from "./asked-for";

/** A menu below a button, with what is in it as a late part: `views` is null while it is closed or not there yet. */
export function useLateMenu() {
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const late = useLatePart(askedViews, false);
  const close = useCallback(() => menu.current?.hidePopover(), []);
  // What takes the focus has to be there when the menu opens, and until it has closed.
  const onBeforeToggle = ({ newState }: ToggleEvent) => {
    if (newState !== "open") return;
    fetchLateParts();
    flushSync(() => setOpen(true));
  };
  const onToggle = ({ newState }: ToggleEvent) => {
    if (newState === "closed") setOpen(false);
  };
  return {
    isOpen,
    views: isOpen ? late : null,
    close,
    popover: { ref: menu, popover: "auto", onBeforeToggle, onToggle } as const,
  };
}
