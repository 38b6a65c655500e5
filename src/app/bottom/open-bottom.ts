import type { Actions } from "../../state/actions";
import type { BottomPart } from "../../state/view";
import type { Commands } from "../commands";

/** Opens a part of the pane below the text, wherever one is, and puts the focus into its list, or on its word. */
export function openBottom(part: BottomPart, commands: Commands, { showBottom }: Pick<Actions, "showBottom">): void {
  commands["go-to-text"]();
  showBottom(part);
  // After the text has taken it.
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`.${part}-list [data-row] [tabindex="0"]`);
    (row ?? document.querySelector<HTMLElement>(`[data-opens=${part}]`))?.focus();
  });
}
