import { type FocusEvent, useCallback } from "react";
import { useReactFlow } from "reactflow";
import { useApp } from "../../state/store-context";
import { useReducedMotion } from "../../ui/media-query";
import type { FlowElements } from "../use-flow-elements";
import { movedIntoView } from "./free-view";
import { useFreePane } from "./use-free-pane";

/** Brings a node into view when it gets the focus from the keyboard. */
export function useShowFocused({ places }: FlowElements): (event: FocusEvent) => void {
  const freePane = useFreePane();
  const hasCard = useApp((state) => state.selection.selected !== null);
  const { getViewport, setViewport } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 240;
  return useCallback(
    ({ target }) => {
      const id = target.closest<HTMLElement>("[data-face]")?.dataset.face;
      const box = id === undefined || !target.matches(":focus-visible") ? undefined : places.absolute.get(id);
      const to = box ? movedIntoView(getViewport(), [box], freePane(hasCard)) : null;
      if (to !== null) setViewport(to, { duration });
    },
    [places, freePane, hasCard, getViewport, setViewport, duration],
  );
}
