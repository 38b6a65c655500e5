import { useEffect } from "react";
import { useActions } from "../state/store-context";

/** Keys that work everywhere: undo, redo, and Escape to let go of what is selected. */
export function useShortcuts(): void {
  const { undo, redo, clearSelection } = useActions();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInText(event.target)) return;
      if (event.key === "Escape") clearSelection();
      if (!event.ctrlKey && !event.metaKey) return;
      const key = event.key.toLowerCase();
      const isRedo = key === "y" || (key === "z" && event.shiftKey);
      if (!isRedo && key !== "z") return;
      event.preventDefault();
      if (isRedo) redo();
      else undo();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [undo, redo, clearSelection]);
}

/** Whether an event belongs to a text that is being written: the editor sees to its own keys and pastes. */
export function isInText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, [contenteditable], .nokey") !== null;
}
