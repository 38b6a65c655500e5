import { useEffect, useRef } from "react";
import { returnFocus } from "./return-focus";

/**
 * Takes the focus to a form that opens, and back to where it came from when the form goes and the focus with it; where
 * that is gone, or was nowhere, to the picture. Escape in it closes it.
 *
 * @param onClose - may be another function at each rendering
 */
export function useCardFocus(onClose: () => void) {
  const card = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const own = card.current;
    const origin = document.activeElement;
    if (own === null) return;
    (own.querySelector<HTMLElement>("[data-first]") ?? own).focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      close.current();
    };
    own.addEventListener("keydown", onKeyDown);
    return () => {
      own.removeEventListener("keydown", onKeyDown);
      const isLost = document.activeElement === document.body || own.contains(document.activeElement);
      if (isLost) returnFocus(origin);
    };
  }, []);
  return card;
}
