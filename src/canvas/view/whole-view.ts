import type { Box } from "../edges/box";
import type { View } from "./free-view";

/** What is left free around the picture, in pixels of the screen. */
export interface Margins {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** How large a picture may be shown, as factors. */
export interface ZoomRange {
  readonly least: number;
  readonly most: number;
}

/** The view in which all of the bounds lie in the middle of the pane between its margins, as large as can be. */
export function wholeView(
  bounds: Box,
  pane: { readonly width: number; readonly height: number },
  margins: Margins,
  { least, most }: ZoomRange,
): View {
  const room = { width: pane.width - 2 * margins.x, height: pane.height - margins.top - margins.bottom };
  const roomy = Math.min(room.width / Math.max(1, bounds.width), room.height / Math.max(1, bounds.height));
  const zoom = Math.max(least, Math.min(most, roomy));
  return {
    x: margins.x + room.width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: margins.top + room.height / 2 - (bounds.y + bounds.height / 2) * zoom,
    zoom,
  };
}
