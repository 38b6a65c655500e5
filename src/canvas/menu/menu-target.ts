import type { MenuTarget } from "../../state/editing";
import type { Point } from "../edges/box";
import { kindOfNode } from "../kind-of-node";

const canvas: MenuTarget = { kind: "canvas" };

/**
 * What a menu is about that is opened at an element of the picture. Frames let the pointer through: on the bare pane it is
 * the namespace in whose frame the point lies.
 *
 * @param point - in the window; null: nobody pointed
 */
export function menuTargetAt(element: Element, point: Point | null): MenuTarget {
  const edge = element.closest(".react-flow__edge, .edge-label")?.getAttribute("data-id");
  if (edge) return { kind: "edge", id: edge };
  const node = element.closest(".react-flow__node");
  const frame = node?.matches(FRAME) ? node : node === null && point !== null ? frameAt(element, point) : null;
  if (frame) return { kind: "container", id: frame.getAttribute("data-id") ?? "" };
  const id = node?.querySelector("[data-face]")?.getAttribute("data-face");
  return id ? { kind: kindOfNode(id), id } : canvas;
}

const FRAME = ".react-flow__node-namespace";

function frameAt(element: Element, { x, y }: Point): Element | undefined {
  const frames = [...(element.closest(".canvas")?.querySelectorAll(FRAME) ?? [])];
  return frames.find((frame) => {
    const { left, right, top, bottom } = frame.getBoundingClientRect();
    return left <= x && x <= right && top <= y && y <= bottom;
  });
}

/** Id under which something is picked together with others; null for what cannot be: a line, a Service, the bare pane. */
export function pickedId(target: MenuTarget): string | null {
  if (target.kind === "container") return `namespace ${target.id.slice(0, -1)}`;
  return target.kind === "node" ? target.id : null;
}
