import { type FocusEvent, useEffect, useRef } from "react";

/** Where the focus goes if where it came from is gone too: the beginning of what is worked with. */
const BEGINNING = "main button:enabled";

/**
 * Gives the focus back to where it came from, where it went down with what it was on.
 *
 * @param shown - what is shown in the element that gets the listeners; another value may have taken the focus away
 */
export function useFocusBack(shown: object | null) {
  const isInside = useRef(false);
  const origin = useRef<HTMLElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was shown is gone when another value comes
  useEffect(
    () => () => {
      if (!isInside.current || document.activeElement !== document.body) return;
      isInside.current = false;
      origin.current?.focus();
      if (document.activeElement === document.body) shownBeginning()?.focus();
    },
    [shown],
  );
  const onFocus = ({ currentTarget, relatedTarget }: FocusEvent) => {
    isInside.current = true;
    if (currentTarget.contains(relatedTarget)) return;
    origin.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    isInside.current = currentTarget.contains(relatedTarget);
  };
  return { onFocus, onBlur };
}

function shownBeginning(): HTMLElement | null {
  const candidates = [...document.querySelectorAll<HTMLElement>(BEGINNING)];
  return candidates.find((candidate) => candidate.checkVisibility()) ?? null;
}
