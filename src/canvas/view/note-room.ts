import type { Graph, PictureWish } from "../../engine";

/** What the notes below the picture take from its bottom, one of them and each further one. */
const ONE = { wide: 56, narrow: 88 };
const FURTHER = 32;

/** Height that the notes about what is not drawn take at the bottom of the pane; in a narrow one they stand above the legend. */
export function noteRoom(
  { notDrawn, filteredOut, nodes, namespaces }: Graph,
  { drawAll, collapsed }: PictureWish,
  isNarrow: boolean,
): number {
  const isCounted = drawAll || Object.values(notDrawn).some((count) => count > 0);
  const closed = nodes.filter(({ kind }) => kind === "namespace").length;
  const isCollapsedTold = closed > 0 || (collapsed !== null && namespaces.length > 1);
  const notes = [isCounted, filteredOut > 0, isCollapsedTold].filter(Boolean).length;
  return notes === 0 ? 0 : (isNarrow ? ONE.narrow : ONE.wide) + (notes - 1) * FURTHER;
}
