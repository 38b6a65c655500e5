import type { Density } from "./density";
import { heightOfRows } from "./layout-above";
import type { Sized } from "./layout-boxes";
import { widthOfOutside } from "./layout-outside";

/** The panes that a fresh picture is made to fill, in pixels: half a desk's screen, and most of a phone's. */
export const PANES = { wide: { width: 900, height: 780 }, tall: { width: 375, height: 480 } } as const;

/** How large the pane shows a cluster of a size, as a factor. */
export type ZoomOf = (cluster: { readonly right: number; readonly bottom: number }) => number;

/** The frame of the cluster lies so far around its namespaces. */
export const CLUSTER_MARGIN = 26;
/** A picture of a few nodes may be shown larger than it is. */
const LARGEST_TALL = 1.3;

/** For a picture with such tags outside. */
export function zoomToFit(outside: readonly Sized[], density: Density): ZoomOf {
  const { width, height } = PANES[density.shape];
  const isAlone = outside.length === 0;
  if (density.shape === "tall") {
    return ({ right, bottom }) => {
      const above = isAlone ? CLUSTER_MARGIN : density.outsideGap + heightOfRows(outside, right);
      return Math.min(LARGEST_TALL, width / (right + 2 * CLUSTER_MARGIN), height / (bottom + CLUSTER_MARGIN + above));
    };
  }
  return ({ right, bottom }) => {
    const beside = isAlone ? 0 : widthOfOutside(outside, bottom, density);
    // larger than it is nobody needs it; a wide picture grows downward without pushing
    return Math.min(1, width / (right + beside), height / bottom);
  };
}
