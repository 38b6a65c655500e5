import type { Box } from "../edges/box";
import type { Free, View } from "./free-view";
import { wholeView } from "./whole-view";

const MARGINS = { x: 24, top: 24, bottom: 24 };
/** Made smaller than this, what was read before would have to be found again. */
const LEAST_SHARE = 0.6;

/**
 * The view in which the whole picture lies in the free part of the pane, not larger than it is shown now; null where it
 * would become much smaller.
 */
export function wholeBesideCard(view: View, bounds: Box | null, free: Free): View | null {
  if (bounds === null) return null;
  const whole = wholeView(bounds, free, MARGINS, { least: 0, most: view.zoom });
  return whole.zoom >= view.zoom * LEAST_SHARE ? whole : null;
}
