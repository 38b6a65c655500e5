import type { Actions } from "../state/actions";
import { focusedPane, focusPane } from "./pane-focus";

/**
 * Puts the focus into the text that was just opened, unless something else is being written or the text is not shown.
 * Nothing of the picture lights up by that: nobody has put the caret there.
 */
export function focusOpened({ setCaret }: Pick<Actions, "setCaret">): void {
  requestAnimationFrame(() => {
    if (document.activeElement?.closest("input, dialog") != null) return;
    focusPane("text");
    if (focusedPane() !== "text") return;
    // A text area has its caret behind what it was given.
    document.querySelector<HTMLTextAreaElement>(".plain-editor")?.setSelectionRange(0, 0);
    setCaret(null);
    // A text area tells of its caret a task later.
    requestAnimationFrame(() => setTimeout(() => setCaret(null)));
  });
}
