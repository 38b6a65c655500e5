import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useReactFlow } from "reactflow";
import { useActions, useAppStore } from "../../state/store-context";
import type { Point } from "../edges/box";
import type { Places } from "../nodes/node-places";
import { nearestNode } from "../view/nearest-node";
import { endAt, endOfElement } from "./end-at";

/** A connection that is being drawn. */
export interface Connecting {
  readonly from: string;
  /** `drag`: the button is held down. `point`: the next click chooses. `keys`: what has the focus when Enter is pressed. */
  readonly by: "drag" | "point" | "keys";
  /** Where the pointer is, in the picture's own pixels; null by keys. */
  readonly at: Point | null;
  /** What it would lead to now; null: nothing. */
  readonly over: string | null;
}

const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } as const;
/** A press that ends within so many pixels was a click. */
const CLICK_REACH = 6;

/**
 * Draws a connection: dragged from a handle, by a click on it and a click on the other, or with `c` on a node and Enter on
 * the other. Escape, and letting go elsewhere, leave everything as it was.
 *
 * @param ends - ids of what may be connected
 * @param begunFrom - a node on which `c` was pressed before this was there
 */
export function useConnecting(
  canvas: RefObject<HTMLElement | null>,
  places: Places,
  ends: ReadonlyMap<string, string>,
  begunFrom: { readonly current: string | null },
) {
  const store = useAppStore();
  const { openEditing } = useActions();
  const { screenToFlowPosition } = useReactFlow();
  const [connecting, setConnecting] = useState<Connecting | null>(() => {
    const from = begunFrom.current;
    return from !== null && ends.has(from) ? { from, by: "keys", at: null, over: null } : null;
  });
  /** Where the button went down, in the window. */
  const start = useRef<Point>({ x: 0, y: 0 });
  /** Which pointer drags: another finger that comes and goes is none of this. */
  const pointer = useRef<number | null>(null);
  const newest = useRef({ connecting, places, ends });
  newest.current = { connecting, places, ends };

  const finish = useCallback(
    (from: string, to: string | null) => {
      setConnecting(null);
      if (to === null || to === from) return;
      const { picked } = store.getState().editing;
      const others = picked.filter((id) => id !== to);
      openEditing({ kind: "allow", from: picked.includes(from) ? others : [from], to: [to] });
    },
    [store, openEditing],
  );

  const begin = useCallback(
    (from: string, { clientX, clientY, pointerId }: Pick<PointerEvent, "clientX" | "clientY" | "pointerId">) => {
      start.current = { x: clientX, y: clientY };
      pointer.current = pointerId;
      setConnecting({ from, by: "drag", at: screenToFlowPosition(start.current), over: null });
    },
    [screenToFlowPosition],
  );

  const by = connecting?.by ?? null;
  useEffect(() => {
    if (by === null || by === "keys") return;
    const isOther = ({ pointerId }: PointerEvent) => by === "drag" && pointerId !== pointer.current;
    const onMove = (event: PointerEvent) => {
      if (isOther(event)) return;
      const over = knownAt(newest.current.ends, event);
      const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      setConnecting((now) => now && { ...now, at, over: over === now.from ? null : over });
    };
    const onDown = (event: PointerEvent) => {
      const now = newest.current.connecting;
      if (now?.by !== "point") return;
      swallowClick();
      finish(now.from, knownAt(newest.current.ends, event));
    };
    const onEnd = (event: PointerEvent) => {
      const now = newest.current.connecting;
      if (now?.by !== "drag" || isOther(event)) return;
      const isLetGo = event.type === "pointerup";
      const isClick = Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) < CLICK_REACH;
      if (isLetGo && isClick) setConnecting({ ...now, by: "point" });
      else finish(now.from, isLetGo ? knownAt(newest.current.ends, event) : null);
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerdown", onDown, true);
    window.addEventListener("pointerup", onEnd);
    window.addEventListener("pointercancel", onEnd);
    return () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerdown", onDown, true);
      window.removeEventListener("pointerup", onEnd);
      window.removeEventListener("pointercancel", onEnd);
    };
  }, [by, screenToFlowPosition, finish]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { connecting: now, places: stand, ends: known } = newest.current;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const face = faceIn(canvas.current, event.target);
      if (now === null) {
        if (event.key.toLowerCase() !== "c" || face === null || !known.has(face)) return;
        setConnecting({ from: face, by: "keys", at: null, over: null });
      } else if (event.key === "Escape") setConnecting(null);
      else if (face === null) return;
      else if (event.key === "Enter" || event.key === " ") finish(now.from, known.has(face) ? face : null);
      else if (isArrow(event.key)) focusFace(canvas.current, nearestNode(stand.absolute, face, ARROWS[event.key]));
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onFocus = ({ target }: FocusEvent) => {
      const face = faceIn(canvas.current, target);
      const isKnown = face !== null && newest.current.ends.has(face);
      setConnecting((now) => {
        if (now?.by !== "keys") return now;
        return { ...now, over: isKnown && face !== now.from ? face : null };
      });
    };
    window.addEventListener("keydown", onKeyDown, true);
    window.addEventListener("focusin", onFocus);
    return () => {
      window.removeEventListener("keydown", onKeyDown, true);
      window.removeEventListener("focusin", onFocus);
    };
  }, [canvas, finish]);

  return { connecting, begin };
}

function knownAt(ends: ReadonlyMap<string, string>, { clientX, clientY }: PointerEvent): string | null {
  const id = endAt(clientX, clientY);
  return id !== null && ends.has(id) ? id : null;
}

/** The click that ends a press chooses nothing in the picture any more. */
function swallowClick(): void {
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", stop, { capture: true, once: true });
  window.setTimeout(() => window.removeEventListener("click", stop, true), 500);
}

function isArrow(key: string): key is keyof typeof ARROWS {
  return key in ARROWS;
}

function faceIn(canvas: HTMLElement | null, target: EventTarget | null): string | null {
  if (!(target instanceof Element) || canvas?.contains(target) !== true) return null;
  return target.closest("[data-face]") === null ? null : endOfElement(target);
}

function focusFace(canvas: HTMLElement | null, id: string | null): void {
  if (id === null) return;
  canvas?.querySelector<HTMLElement>(`[data-face="${CSS.escape(id)}"]`)?.focus();
}
