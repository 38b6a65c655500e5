/** How far a menu stays from the edges of the window, in pixels. */
const MARGIN = 8;

/** Shows a menu with its corner at a point of the window, moved so that all of it is seen. */
export function placeMenu(menu: HTMLElement, at: { readonly x: number; readonly y: number }): void {
  if (!menu.matches(":popover-open")) menu.showPopover();
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(MARGIN, Math.min(at.x, clientWidth - width - MARGIN))}px`;
  menu.style.top = `${Math.max(MARGIN, Math.min(at.y, clientHeight - height - MARGIN))}px`;
}
