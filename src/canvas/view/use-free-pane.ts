import { useCallback } from "react";
import { useStoreApi } from "reactflow";
import { useApp } from "../../state/store-context";
import { useMediaQuery } from "../../ui/media-query";
import type { Free } from "./free-view";

/** Width that the card about what is selected takes at the right, with its margins. */
const CARD_WIDTH = 384;
/** In a pane no wider than this the card stands below the picture (dock.css); a form does not. */
const NARROW_PANE = 720;
/** Share of the height that it takes at the bottom of a narrow screen. */
const SHEET_SHARE = 0.5;

/**
 * The size of the part of the pane that nothing covers, from its left top corner on.
 *
 * @returns takes how wide a form at the right is; absent: it is the card about what is selected
 */
export function useFreePane(): (hasCard: boolean, formWidth?: number) => Free {
  const flow = useStoreApi();
  const isSheet = useMediaQuery("(max-width: 799px)");
  const isDocked = useApp(({ view }) => view.isDocked);
  return useCallback(
    (hasCard, formWidth) => {
      const { width, height, domNode } = flow.getState();
      if (!hasCard) return { width, height };
      const isBelow = formWidth === undefined && width <= NARROW_PANE;
      // A card beside or below the picture covers nothing, and has just made it smaller.
      if ((isDocked || isBelow) && !isSheet)
        return { width: domNode?.clientWidth ?? width, height: domNode?.clientHeight ?? height };
      return isSheet
        ? { width, height: height * (1 - SHEET_SHARE) }
        : { width: width - (formWidth ?? CARD_WIDTH), height };
    },
    [flow, isSheet, isDocked],
  );
}
