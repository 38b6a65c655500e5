import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { returnFocus } from "../edit/return-focus";

/**
 * Keeps the focus from being lost with what has it: it goes to the card, or bar, that it stood in, else to the open card,
 * else to the picture.
 */
export function useFocusWhenGone<E extends HTMLElement>(): RefObject<E | null> {
  const own = useRef<E | null>(null);
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    const element = own.current;
    // Before it leaves the page.
    return () => {
      hadFocus.current = element?.contains(document.activeElement) === true;
    };
  }, []);
  useEffect(() => {
    const around = own.current?.parentElement?.closest("section[tabindex]") ?? null;
    return () => {
      if (!hadFocus.current || document.activeElement !== document.body) return;
      returnFocus(around?.isConnected === true ? around : document.querySelector("section.why"));
    };
  }, []);
  return own;
}
