import { type KeyboardEvent, type MouseEvent, type TouchEvent, useMemo } from "react";
import { useActions, useAppStore } from "../../state/store-context";
import type { Point } from "../edges/box";
import { menuTargetAt, pickedId } from "./menu-target";

/** How long a finger rests before a menu opens, and how far it may stray meanwhile, in pixels. */
const LONG_PRESS_MS = 550;
const STRAYING = 10;

/**
 * Opens the menu of what is pointed at: by the right button, a finger that rests, the menu key or Shift+F10. With Shift or
 * Ctrl a click picks nodes together, Ctrl+Space the one that has the focus; without them nothing is picked here.
 */
export function usePictureMenu() {
  const store = useAppStore();
  const { openMenu, pick } = useActions();
  return useMemo(() => {
    let press: { readonly from: Point; readonly timer: number } | null = null;
    let hasOpened = false;
    const endPress = () => {
      if (press !== null) window.clearTimeout(press.timer);
      press = null;
    };

    const openAt = (element: Element, at: Point, isPointed: boolean) => {
      const { hovered } = store.getState().selection;
      const target = menuTargetAt(element, isPointed ? at : null);
      // Lines are painted without an element of their own where they are many: what is pointed at is told apart by its place.
      const isLine = isPointed && hovered?.kind === "edge" && (target.kind === "canvas" || target.kind === "container");
      openMenu({ target: isLine ? hovered : target, at });
    };

    const toggle = (element: Element): boolean => {
      const id = pickedId(menuTargetAt(element, null));
      if (id === null) return false;
      const { picked } = store.getState().editing;
      pick(picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id]);
      return true;
    };

    return {
      onContextMenu(event: MouseEvent) {
        if (!(event.target instanceof Element)) return;
        event.preventDefault();
        endPress();
        openAt(event.target, { x: event.clientX, y: event.clientY }, true);
      },
      onTouchStartCapture({ target, touches }: TouchEvent) {
        endPress();
        hasOpened = false;
        const touch = touches[0];
        if (touch === undefined || touches.length > 1 || !(target instanceof Element)) return;
        const from = { x: touch.clientX, y: touch.clientY };
        const open = () => {
          hasOpened = true;
          openAt(target, from, true);
        };
        press = { from, timer: window.setTimeout(open, LONG_PRESS_MS) };
      },
      onTouchMoveCapture({ touches }: TouchEvent) {
        const touch = touches[0];
        if (press === null || touch === undefined) return;
        if (Math.hypot(touch.clientX - press.from.x, touch.clientY - press.from.y) > STRAYING) endPress();
      },
      onTouchEndCapture(event: TouchEvent) {
        endPress();
        // The finger that goes is no click on what lies below it.
        if (hasOpened) event.preventDefault();
      },
      onTouchCancelCapture: endPress,
      onKeyDown(event: KeyboardEvent) {
        if (!(event.target instanceof Element)) return;
        const isMenuKey = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
        if (isMenuKey) {
          const { left, width, bottom } = event.target.getBoundingClientRect();
          openAt(event.target, { x: left + Math.min(width / 2, 24), y: bottom }, false);
        } else if (event.key !== " " || !event.ctrlKey || !toggle(event.target)) return;
        event.preventDefault();
      },
      onClickCapture(event: MouseEvent) {
        if (!(event.shiftKey || event.ctrlKey || event.metaKey) || !(event.target instanceof Element)) return;
        // A button on a node does what it does.
        if (event.target.closest("button") !== null || !toggle(event.target)) return;
        event.preventDefault();
        event.stopPropagation();
      },
    };
  }, [store, openMenu, pick]);
}
