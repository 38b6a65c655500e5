import type { MenuEntry } from "./menu-entry";
import type { MenuWorld } from "./menu-world";

/** Picks something together with others, or lets go of it again: where there is neither Shift nor Ctrl. */
export function pickEntry(id: string, { picked }: Pick<MenuWorld, "picked">): MenuEntry {
  const isPicked = picked.includes(id);
  return {
    words: isPicked ? "Pick no longer" : "Pick",
    hint: isPicked ? "" : "together with others",
    refusal: null,
    choice: { kind: "pick", id },
  };
}
