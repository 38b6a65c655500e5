import { type Box, boundsOfBoxes } from "../edges/box";

/** Where the picture stands on the screen: screen = picture × zoom + (x, y). */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The part of the pane that nothing covers, from its left top corner on. */
export interface Free {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 24;
/** From here on names can still be read. */
const LEAST_ZOOM = 0.36;

/**
 * The view in which all `boxes` lie in the free part of the pane, from its left top corner on; null where they do so
 * already. It zooms out where it must, but not so far that nothing can be read.
 */
export function movedIntoView(view: View, boxes: readonly Box[], free: Free, leastZoom = LEAST_ZOOM): View | null {
  const bounds = boundsOfBoxes(boxes);
  if (bounds === null) return null;
  const { x: left, y: top, width, height } = bounds;
  const roomy = Math.min((free.width - 2 * MARGIN) / width, (free.height - 2 * MARGIN) / height);
  const zoom = Math.min(view.zoom, Math.max(leastZoom, roomy));
  // What is in the middle of the pane stays there while the zoom changes.
  const y = top * view.zoom + view.y + ((height * view.zoom) / 2 - (height * zoom) / 2) - top * zoom;
  const moved = {
    x: shifted(view.x, left * zoom, width * zoom, free.width),
    y: shifted(y, top * zoom, height * zoom, free.height),
    zoom,
  };
  return moved.x === view.x && moved.y === view.y && zoom === view.zoom ? null : moved;
}

/** The offset that brings a stretch between the margins: its beginning where it is too long. */
function shifted(offset: number, start: number, length: number, room: number): number {
  const atEnd = Math.min(offset, room - MARGIN - length - start);
  return Math.max(atEnd, MARGIN - start);
}
