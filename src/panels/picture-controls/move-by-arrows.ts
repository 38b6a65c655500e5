import type { KeyboardEvent } from "react";

/** Up and down lead from one button or field of a panel to the next; in a text the other arrow keys belong to the caret. */
export function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("button, input")];
  const from = stops.findIndex((stop) => stop.matches(":focus"));
  stops.at((from + step + stops.length) % stops.length)?.focus();
  event.preventDefault();
}
