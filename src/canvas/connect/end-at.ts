/** Id of what may be connected at a point of the window: a node, a Service, or a namespace by its title; null for nothing. */
export function endAt(x: number, y: number): string | null {
  return endOfElement(document.elementFromPoint(x, y));
}

/** Id of the node that an element belongs to. */
export function endOfElement(element: Element | null): string | null {
  const node = element?.closest(".react-flow__node");
  const face = node?.querySelector("[data-face]")?.getAttribute("data-face");
  if (face) return face;
  const frame = node?.matches(".react-flow__node-namespace") ? node.getAttribute("data-id") : null;
  return frame ? `namespace ${frame.slice(0, -1)}` : null;
}
