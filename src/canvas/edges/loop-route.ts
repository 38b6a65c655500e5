import { type Box, centre, contains, crosses, overlap, type Point } from "./box";
import { type Route, routeOver } from "./polyline";

/** Where a loop runs: below its node, or right of it where there is no room below. */
export interface LoopPlace {
  readonly side: "bottom" | "right";
  /** What it covers, from the border of the node. */
  readonly area: Box;
  /** There is so much room that other lines can go around it. */
  readonly isRoomy: boolean;
}

export interface LoopWish {
  readonly source: string;
  readonly labelWidth?: number;
}

/** What a loop has around it. */
export interface Surroundings {
  readonly boxes: ReadonlyMap<string, Box>;
  /** Containers: a loop does not leave the one of its node. */
  readonly frames: readonly Box[];
  readonly avoid: readonly Box[];
  /** Ends of the straight ways of other lines. */
  readonly ways: readonly (readonly [Point, Point])[];
}

const DEPTH = 18;
/** So that a label on it keeps clear of the node. */
const LEAST_DEPTH = 11;
/** Room that a label takes beyond the loop. */
const LABEL_ROOM = 10;
/** Where there is no room for a label, the loop is small. */
const SMALL = { depth: 9, least: 7, room: 5, width: 44 };
const LEAST_WIDTH = 66;
/** Beside the label the sides of the loop are seen. */
const BESIDE_LABEL = 20;
const FROM_CORNER = 14;
const GAP = { out: 1, in: 6 };
const ROUNDING = 9;

/** Finds the place of a loop at the lower left of its node, or at the lower right where fewer lines and tabs are. */
export function placeLoop({ source, labelWidth = 0 }: LoopWish, around: Surroundings): LoopPlace | null {
  const node = around.boxes.get(source);
  if (!node) return null;
  const room = roomBelow(node, around);
  const hasLabelRoom = room >= LEAST_DEPTH + SMALL.depth;
  const depth = hasLabelRoom
    ? Math.max(LEAST_DEPTH, Math.min(DEPTH, room - LABEL_ROOM))
    : Math.min(SMALL.depth, room - SMALL.room);
  if (depth < SMALL.least) return besideNode(node);
  const wished = hasLabelRoom ? Math.max(LEAST_WIDTH, labelWidth + 2 * BESIDE_LABEL) : SMALL.width;
  const width = Math.min(wished, node.width - 2 * FROM_CORNER);
  const y = node.y + node.height;
  const left = { x: node.x + FROM_CORNER, y, width, height: depth };
  const right = { ...left, x: node.x + node.width - FROM_CORNER - width };
  return { side: "bottom", isRoomy: hasLabelRoom, area: crowd(right, around) < crowd(left, around) ? right : left };
}

/** Out at the right and in at the left, as the padlocks stand. */
export function loopRoute({ side, area: { x, y, width, height } }: LoopPlace): Route {
  const [right, bottom] = [x + width, y + height];
  if (side === "right") {
    const corners = [
      { x: x + GAP.out, y },
      { x: right, y },
      { x: right, y: bottom },
      { x: x + GAP.in, y: bottom },
    ];
    return routeOver(corners, ROUNDING);
  }
  const corners = [
    { x: right, y: y + GAP.out },
    { x: right, y: bottom },
    { x, y: bottom },
    { x, y: y + GAP.in },
  ];
  return routeOver(corners, ROUNDING);
}

function besideNode({ x, y, width, height }: Box): LoopPlace {
  const inset = Math.min(14, height / 4);
  return { side: "right", isRoomy: false, area: { x: x + width, y: y + inset, width: 16, height: height - 2 * inset } };
}

/** Down to the next node, or to the end of the container. */
function roomBelow(node: Box, { boxes, frames }: Surroundings): number {
  const bottom = node.y + node.height;
  let room = Infinity;
  for (const other of boxes.values()) {
    const isBeside = other.x >= node.x + node.width || other.x + other.width <= node.x;
    if (other !== node && !isBeside && other.y + other.height > bottom && other.y > node.y)
      room = Math.min(room, other.y - bottom);
  }
  for (const frame of frames) {
    if (contains(frame, centre(node))) room = Math.min(room, frame.y + frame.height - bottom);
  }
  return room;
}

function crowd(area: Box, { avoid, ways }: Surroundings): number {
  const tabs = avoid.filter((box) => overlap(box, area)).length;
  const met = ways.filter(([from, to]) => crosses(from, to, area)).length;
  return tabs + met;
}
