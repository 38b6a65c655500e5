import type { GraphLink, PictureShape } from "../../engine";
import type { Box } from "./box";
import type { Span } from "./route-edges";

/** Where a link stands, seen from what it is before. */
const NEAR = 24;
/** How far a trunk lies from the end of a card, where pills stand in a stack above it. */
const TRUNK = 9;

/** Links from a pill to what it stands right before are drawn here; the others are lines like those of connections. */
export interface LinkWays {
  /** SVG paths by id, with the point where they end. */
  readonly short: ReadonlyMap<string, { readonly path: string; readonly x: number; readonly y: number }>;
  readonly long: readonly Span[];
}

/**
 * Sorts links by whether their pill stands right before their target.
 *
 * @param boxes - of nodes and pills, in the picture's own pixels
 */
export function linkWays(links: readonly GraphLink[], boxes: ReadonlyMap<string, Box>, shape: PictureShape): LinkWays {
  const short = new Map<string, { readonly path: string; readonly x: number; readonly y: number }>();
  const long: Span[] = [];
  for (const { id, source, target } of links) {
    const [pill, card] = [boxes.get(source), boxes.get(target)];
    if (!pill || !card) continue;
    const way = shape === "tall" ? fromAbove(pill, card) : fromBeside(pill, card);
    if (way === null) long.push({ id, source, target });
    else short.set(id, way);
  }
  return { short, long };
}

/** Across, and from a pill of a stack first down to the card. */
function fromBeside(pill: Box, card: Box) {
  const start = pill.x + pill.width;
  const gap = card.x - start;
  const middle = pill.y + pill.height / 2;
  if (gap < 0 || gap > NEAR || middle > card.y + card.height || card.y - middle > 4 * pill.height) return null;
  const y = Math.max(middle, card.y + TRUNK);
  const bend = start + gap / 2;
  const path = y === middle ? `M${start},${y}H${card.x}` : `M${start},${middle}H${bend}V${y}H${card.x}`;
  return { path, x: card.x, y };
}

/** Down a trunk at the left of the stack. */
function fromAbove(pill: Box, card: Box) {
  const x = card.x + TRUNK;
  const gap = card.y - (pill.y + pill.height);
  if (gap < 0 || gap > NEAR + 3 * pill.height || pill.x < x || pill.x > card.x + card.width) return null;
  return { path: `M${pill.x},${pill.y + pill.height / 2}H${x}V${card.y}`, x, y: card.y };
}
