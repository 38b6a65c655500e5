import { type PointerEvent, useCallback, useRef } from "react";
import type { Point } from "../edges/box";

/** Where the pointer is in the pane that gets the listener; null before it has come there. */
export function usePointer() {
  const pointer = useRef<Point | null>(null);
  const onPointerMove = useCallback((event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    pointer.current = { x: event.clientX - left, y: event.clientY - top };
  }, []);
  return { pointer, onPointerMove };
}
