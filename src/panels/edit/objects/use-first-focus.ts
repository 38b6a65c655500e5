import { type RefObject, useEffect } from "react";

/**
 * Takes the focus to the first control of a part that comes a moment after its form, unless somebody has moved the focus
 * meanwhile: a form that has nothing to focus yet keeps it itself.
 */
export function useFirstFocus(part: RefObject<HTMLElement | null>, isWanted: boolean) {
  useEffect(() => {
    const own = part.current;
    const isWaiting = document.activeElement?.classList.contains("edit-card") === true;
    if (isWanted && isWaiting) own?.querySelector<HTMLElement>("input, select, button")?.focus();
  }, [part, isWanted]);
}
