import { useCallback } from "react";
import { useStoreApi } from "reactflow";
import { useMediaQuery } from "../../ui/media-query";

/** Width that the card about what is selected takes at the right, with its margins. */
const CARD_WIDTH = 384;
/** Share of the height that it takes at the bottom of a narrow screen. */
const SHEET_SHARE = 0.62;

/** The size of the part of the pane that nothing covers, from its left top corner on. */
export function useFreePane(): (hasCard: boolean) => { readonly width: number; readonly height: number } {
  const flow = useStoreApi();
  const isSheet = useMediaQuery("(max-width: 799px)");
  return useCallback(
    (hasCard) => {
      const { width, height } = flow.getState();
      if (!hasCard) return { width, height };
      return isSheet ? { width, height: height * (1 - SHEET_SHARE) } : { width: width - CARD_WIDTH, height };
    },
    [flow, isSheet],
  );
}
