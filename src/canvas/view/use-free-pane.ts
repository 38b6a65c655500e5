import { useCallback } from "react";
import { useStoreApi } from "reactflow";
import { useApp } from "../../state/store-context";
import { useMediaQuery } from "../../ui/media-query";
import type { Free } from "./free-view";

/** Width that the card about what is selected takes at the right, with its margins. */
const CARD_WIDTH = 384;
/** Share of the height that it takes at the bottom of a narrow screen. */
const SHEET_SHARE = 0.5;

/**
 * The size of the part of the pane that nothing covers, from its left top corner on.
 *
 * @returns takes how wide a card at the right is; absent: as the one about what is selected
 */
export function useFreePane(): (hasCard: boolean, cardWidth?: number) => Free {
  const flow = useStoreApi();
  const isSheet = useMediaQuery("(max-width: 799px)");
  const isDocked = useApp(({ view }) => view.isDocked);
  return useCallback(
    (hasCard, cardWidth = CARD_WIDTH) => {
      const { width, height, domNode } = flow.getState();
      if (!hasCard) return { width, height };
      // A card beside or below the picture covers nothing, and has just made it smaller.
      if (isDocked && !isSheet)
        return { width: domNode?.clientWidth ?? width, height: domNode?.clientHeight ?? height };
      return isSheet ? { width, height: height * (1 - SHEET_SHARE) } : { width: width - cardWidth, height };
    },
    [flow, isSheet, isDocked],
  );
}
