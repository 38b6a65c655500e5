import type { PictureShape } from "../insight/picture-wish";

/** Sizes and gaps of a picture: the more it holds, the smaller they are. */
export interface Density {
  readonly name: "roomy" | "close" | "dense";
  readonly shape: PictureShape;
  /** In a tall picture, the most workloads side by side in a namespace; a wide one has columns instead. */
  readonly cardsPerRow: number;
  readonly nodeHeight: number;
  readonly outsideHeight: number;
  /** Of the pill of a Service or an Ingress; a longer name than fits is cut with its whole in the tooltip. */
  readonly doorHeight: number;
  readonly mostDoorWidth: number;
  /** Room in a node around its name, for padlocks; more where it also has a count. */
  readonly aroundName: number;
  readonly aroundNameAndCount: number;
  readonly leastNodeWidth: number;
  /** Room in a namespace: its title above, and space for lines around. */
  readonly padding: { readonly top: number; readonly side: number; readonly bottom: number };
  /** Between columns; a label of a line fits between while it is wide, and between rows of a tall picture. */
  readonly columnGap: number;
  readonly rowGap: number;
  /** Between pods of one workload. */
  readonly blockGap: number;
  readonly namespaceGap: number;
  readonly outsideGap: number;
}

/** Room for lines and their labels between the nodes. */
export const ROOMY: Density = {
  name: "roomy",
  shape: "wide",
  cardsPerRow: 2,
  nodeHeight: 60,
  outsideHeight: 48,
  doorHeight: 24,
  mostDoorWidth: 220,
  aroundName: 96,
  aroundNameAndCount: 140,
  leastNodeWidth: 152,
  padding: { top: 48, side: 28, bottom: 28 },
  columnGap: 120,
  rowGap: 96,
  blockGap: 20,
  namespaceGap: 72,
  outsideGap: 104,
};

const CLOSE: Density = {
  name: "close",
  shape: "wide",
  cardsPerRow: 2,
  nodeHeight: 52,
  outsideHeight: 44,
  doorHeight: 22,
  mostDoorWidth: 180,
  aroundName: 84,
  aroundNameAndCount: 124,
  leastNodeWidth: 132,
  padding: { top: 44, side: 20, bottom: 20 },
  columnGap: 72,
  rowGap: 36,
  blockGap: 14,
  namespaceGap: 44,
  outsideGap: 76,
};

/** Names as large as they can be read in a pane that shows a hundred nodes. */
export const DENSE: Density = {
  name: "dense",
  shape: "wide",
  cardsPerRow: 2,
  nodeHeight: 42,
  outsideHeight: 38,
  doorHeight: 20,
  mostDoorWidth: 140,
  aroundName: 64,
  aroundNameAndCount: 94,
  leastNodeWidth: 112,
  padding: { top: 38, side: 14, bottom: 14 },
  columnGap: 36,
  rowGap: 18,
  blockGap: 10,
  namespaceGap: 26,
  outsideGap: 48,
};

/** Lines run from top to bottom. A title has a second line below it for its tabs; above the cluster is room for titles. */
export const TALL_ROOMY: Density = {
  ...ROOMY,
  shape: "tall",
  padding: { top: 64, side: 24, bottom: 24 },
  columnGap: 36,
  rowGap: 64,
  namespaceGap: 52,
  outsideGap: 92,
};

const TALL_CLOSE: Density = {
  ...CLOSE,
  shape: "tall",
  padding: { top: 60, side: 16, bottom: 16 },
  columnGap: 28,
  rowGap: 44,
  namespaceGap: 40,
  outsideGap: 88,
};

export const TALL_DENSE: Density = {
  ...DENSE,
  shape: "tall",
  padding: { top: 52, side: 14, bottom: 14 },
  columnGap: 20,
  rowGap: 24,
  namespaceGap: 36,
  outsideGap: 84,
};

/**
 * How close a picture is drawn. It follows what the cluster holds and not what is shown of it, so that showing a
 * workload's pods or folding a namespace changes no size.
 *
 * @param workloads - how many the cluster has
 */
export function densityFor(workloads: number, shape: PictureShape): Density {
  const isTall = shape === "tall";
  if (workloads <= 12) return isTall ? TALL_ROOMY : ROOMY;
  if (workloads <= 36) return isTall ? TALL_CLOSE : CLOSE;
  return isTall ? TALL_DENSE : DENSE;
}
