/** Between the picture and the notes below it. */
const GAP = 8;

/**
 * Height at the bottom of the pane that the notes beside the picture take, 0 where there are none. Their words wrap as
 * the pane is wide, so it is measured; ask when the picture is brought into view, not while it moves.
 */
export function noteHeight(pane: Element): number {
  const notes = pane.closest(".canvas")?.parentElement?.querySelector(":scope > .picture-notes");
  const { top = 0, height = 0 } = notes?.getBoundingClientRect() ?? {};
  return height === 0 ? 0 : pane.getBoundingClientRect().bottom - top + GAP;
}
