import { type Box, overlap, type Point } from "./box";

interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 8;
const BESIDE = 16;
/** At the bottom of the pane it stands beside the zoom. */
const CORNER_LEFT = 56;

/**
 * Where a tooltip's upper left corner lies, in the pane: beside what it is about, away from the boxes, else at the
 * bottom left of the pane, or at its top where that would cover one of them.
 *
 * @param pane - what nothing else covers, from its left top corner on
 * @param boxes - what it does not cover: the ends of the line
 */
export function placeTooltip(about: Point, own: Size, pane: Size, boxes: readonly Box[]): Point {
  const [right, left] = [about.x + BESIDE, about.x - BESIDE - own.width];
  const [below, above] = [about.y + BESIDE, about.y - BESIDE - own.height];
  const [aside, level] = [about.x - own.width / 2, about.y - own.height / 2];
  const tries = [
    { x: right, y: below },
    { x: left, y: below },
    { x: right, y: above },
    { x: left, y: above },
    { x: right, y: level },
    { x: left, y: level },
    { x: aside, y: below },
    { x: aside, y: above },
  ];
  const isClear = ({ x, y }: Point) => !boxes.some((box) => overlap(box, { x, y, ...own }));
  const isInside = ({ x, y }: Point) =>
    x >= MARGIN && y >= MARGIN && x + own.width <= pane.width - MARGIN && y + own.height <= pane.height - MARGIN;
  const place = tries.find((at) => isInside(at) && isClear(at));
  if (place !== undefined) return place;
  const x = Math.max(0, Math.min(CORNER_LEFT, pane.width - MARGIN - own.width));
  const bottom = { x, y: Math.max(MARGIN, pane.height - MARGIN - own.height) };
  const top = { x, y: MARGIN };
  return !isClear(bottom) && isClear(top) ? top : bottom;
}
