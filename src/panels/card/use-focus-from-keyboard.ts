import { useEffect, useRef } from "react";

type Focusable = HTMLElement | SVGElement;

interface CardFocus {
  /** What the card is about; null while there is none. */
  readonly subject: string | null;
  /** `goes`: the focus goes to the card at once; `waits`: it stays where it is, and Tab leads from there to the card. */
  readonly opening: "goes" | "waits";
  /** The card stands in the place of another one, whose focus was lost with it. */
  readonly takesOver?: boolean;
}

/**
 * Takes whoever opens a card from the keyboard to it, and back to where one came from when it closes, or with Shift+Tab
 * at its beginning. Whoever clicks keeps the focus where it was.
 */
export function useFocusFromKeyboard({ subject, opening, takesOver = false }: CardFocus) {
  const card = useRef<HTMLElement>(null);
  const origin = useRef<Focusable | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another subject moves the focus
  useEffect(() => {
    if (subject === null) return;
    const focused = document.activeElement;
    if (takesOver && focused === document.body) card.current?.focus();
    if (!isFocusable(focused) || !focused.matches(":is([role=button], [role=gridcell], button):focus-visible")) return;
    origin.current = focused;
    if (opening === "goes") card.current?.focus();
    return () => {
      origin.current = null;
      // Only where the focus went down with the card.
      if (document.activeElement === document.body) focused.focus();
    };
  }, [subject]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Tab" || origin.current === null || card.current === null) return;
      const isLeaving = event.shiftKey && event.target === card.current;
      const isEntering = !event.shiftKey && event.target === origin.current;
      if (!isLeaving && !isEntering) return;
      event.preventDefault();
      (isLeaving ? origin.current : card.current).focus();
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, []);
  return card;
}

function isFocusable(element: Element | null): element is Focusable {
  return element instanceof HTMLElement || element instanceof SVGElement;
}
