import { type RefObject, useEffect, useRef } from "react";

/**
 * Takes the focus to the first line of text of a row that was just added.
 *
 * @param count - how many rows there are
 * @returns to be called when a row is added
 */
export function useNewRowFocus(rows: RefObject<HTMLElement | null>, count: number): () => void {
  const isAdding = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is there once there is one more
  useEffect(() => {
    if (!isAdding.current) return;
    isAdding.current = false;
    const last = [...(rows.current?.querySelectorAll<HTMLElement>(".object-row") ?? [])].at(-1);
    last?.querySelector("input")?.focus();
  }, [rows, count]);
  return () => {
    isAdding.current = true;
  };
}
