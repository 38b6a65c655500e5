import type { KeyboardEvent } from "react";

/** Closes a card from its fields too, which keep Escape to themselves otherwise. */
export function closeOnEscape(event: KeyboardEvent, close: () => void): void {
  if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
  event.stopPropagation();
  close();
}
