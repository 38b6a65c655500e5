import { type KeyboardEvent, useCallback, useRef } from "react";
import { menuStep } from "./menu-step";

/**
 * The keys of a menu: arrow keys lead from one line to the next, Home and End to its ends, and Tab leaves it.
 *
 * @param onLeave - closes the menu
 */
export function useMenuKeys(onLeave: () => void) {
  const menu = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") return onLeave();
    const lines = [...(menu.current?.querySelectorAll("button") ?? [])];
    const current = lines.findIndex((line) => line.matches(":focus"));
    const to = menuStep(event.key, { current, count: lines.length });
    if (to === null) return;
    event.preventDefault();
    lines[to]?.focus();
  };
  // What leads back is the first line only where nothing else is there.
  const focusFirst = useCallback(() => {
    const first = menu.current?.querySelector<HTMLElement>("button:not([data-back])");
    (first ?? menu.current?.querySelector("button"))?.focus();
  }, []);
  return { menu, onKeyDown, focusFirst };
}
