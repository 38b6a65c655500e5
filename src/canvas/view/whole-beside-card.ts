import type { Box } from "../edges/box";
import type { Free, View } from "./free-view";
import { wholeView } from "./whole-view";

const MARGINS = { x: 24, top: 24, bottom: 24 };
/** Made smaller than this, what was read before would have to be found again. */
const LEAST_SHARE = 0.6;

/**
 * The view in which the whole picture lies in the free part of the pane, not larger than it is shown now; null where it
 * would become much smaller.
 *
 * @param leastShare - of its size now, that it keeps at least
 */
export function wholeBesideCard(
  view: View,
  bounds: Box | null,
  free: Free,
  leastShare: number = LEAST_SHARE,
): View | null {
  if (bounds === null) return null;
  const whole = wholeView(bounds, free, MARGINS, { least: 0, most: view.zoom });
  return whole.zoom >= view.zoom * leastShare ? whole : null;
}
