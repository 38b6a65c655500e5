import { useEffect } from "react";
import { isMacKeyboard } from "../ui/mac-keyboard";
import type { Commands } from "./commands";
import { type Focus, ownerOf } from "./shortcuts";

/** What is open and closes on Escape before anything else lets go. */
const CLOSES_FIRST = ":popover-open, .problems-list:focus-within, .edit-card:focus-within, [data-connecting]";

/**
 * Runs what the table of shortcuts gives to the app. It listens before everyone else: the editor would take Ctrl+K for
 * the beginning of a chord. What is not the app's passes untouched.
 */
export function useShortcuts(commands: Commands): void {
  useEffect(() => {
    const isMac = isMacKeyboard();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const { id } = ownerOf(event, focusOf(event.target), isMac);
      if (id === null) return;
      if (id === "release") {
        // Escape goes on to whoever else lets go of something; what is open closes first and alone.
        if (document.querySelector(CLOSES_FIRST) === null) commands.release();
        return;
      }
      // Who has selected words means them, who is in a table its cell.
      if (id === "copy-policies" && (getSelection()?.isCollapsed === false || isInGrid(event.target))) return;
      // In a table letters lead to a row.
      if (id === "isolate" && isInGrid(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      commands[id]();
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [commands]);
}

/** What kind of thing an event belongs to. */
export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return "page";
  if (target.closest("dialog[open]") !== null) return "dialog";
  if (target.closest(".editor-body") !== null && isInText(target)) return "text";
  if (isInText(target)) return "field";
  if (target.closest(".react-flow__node, .react-flow__edge") !== null || isInGrid(target)) return "picture";
  return target.closest("button, a, summary, hr, [role=button], [role=tab]") === null ? "page" : "control";
}

function isInGrid(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=grid]") !== null;
}

/** Whether an event belongs to a text that is being written: the editor sees to its own keys and pastes. */
export function isInText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement && /^(checkbox|radio|range|button)$/.test(target.type)) return false;
  return target.closest("input, textarea, select, [contenteditable], .nokey") !== null;
}
