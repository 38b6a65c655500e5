import type { MenuTarget } from "../../state/editing";

type Focusable = HTMLElement | SVGElement;

/** In the picture, the best first: what is selected, a node, whatever can be pressed. */
const IN_PICTURE = [".react-flow__edge.selected", "[data-face][aria-pressed=true]", "[data-face]", "button"] as const;

/** So long a picture may take to show what was edited. */
const WATCH_MS = 10_000;

let stopWatching = () => {};

/**
 * Gives the focus back to where it came from, or else to the picture: it is never lost. What gets it may go with the
 * edit a little later, when the picture is drawn anew; until anything else is pressed or takes the focus that is seen to.
 *
 * @param origin - null: it came from nowhere
 */
export function returnFocus(origin: Element | null): void {
  stopWatching();
  focusFirst([origin, ...inPicture()]);
  let focused = document.activeElement;
  const drawn = new MutationObserver(() => {
    if (document.activeElement === focused && focused !== document.body) return;
    if (document.activeElement !== document.body) return stop();
    focusFirst(inPicture());
    focused = document.activeElement;
  });
  const stop = () => {
    drawn.disconnect();
    window.clearTimeout(timer);
    removeEventListener("pointerdown", stop, true);
  };
  const timer = window.setTimeout(stop, WATCH_MS);
  addEventListener("pointerdown", stop, true);
  drawn.observe(document.getElementById("pane-picture") ?? document.body, { childList: true, subtree: true });
  stopWatching = stop;
}

/** What in the picture a menu is about; null where it has no element that could have the focus. */
export function elementOfTarget(target: MenuTarget): Element | null {
  if (target.kind === "canvas") return null;
  const id = CSS.escape(target.id);
  switch (target.kind) {
    case "edge":
      return document.querySelector(`.react-flow__edge[data-id="${id}"]`);
    case "container":
      return document.querySelector(`.react-flow__node-namespace[data-id="${id}"] button`);
    default:
      return document.querySelector(`[data-face="${id}"]`);
  }
}

function inPicture(): readonly (Element | null)[] {
  const picture = document.getElementById("pane-picture");
  return IN_PICTURE.map((selector) => picture?.querySelector(selector) ?? null);
}

/** Puts the focus on the first of these that takes it. */
function focusFirst(elements: readonly (Element | null)[]): void {
  for (const element of elements) {
    if (element === null || element === document.body || !isFocusable(element) || !element.isConnected) continue;
    element.focus({ preventScroll: true });
    if (document.activeElement === element) return;
  }
}

function isFocusable(element: Element): element is Focusable {
  return element instanceof HTMLElement || element instanceof SVGElement;
}
