import { type RefObject, useEffect } from "react";
import { useActions } from "../../state/store-context";

/** So far the head of a card has to be drawn before it is taken for more than a touch, in pixels. */
const LEAST = 24;

/** On a narrow screen the head of a card draws it up and down; the button in it does the same. */
export function useDrawingUp(inside: RefObject<HTMLElement | null>, isSheet: boolean): void {
  const { setSheetUp } = useActions();
  useEffect(() => {
    const head = inside.current?.closest("header");
    if (head == null || !isSheet) return;
    let from: number | null = null;
    const begin = (event: PointerEvent) => {
      from = event.clientY;
    };
    const end = (event: PointerEvent) => {
      if (from !== null && Math.abs(event.clientY - from) >= LEAST) setSheetUp(event.clientY < from);
      from = null;
    };
    head.addEventListener("pointerdown", begin);
    addEventListener("pointerup", end);
    return () => {
      head.removeEventListener("pointerdown", begin);
      removeEventListener("pointerup", end);
    };
  }, [inside, isSheet, setSheetUp]);
}
