import { useEffect } from "react";
import type { PictureShape } from "../../engine";
import { useActions, useApp } from "../../state/store-context";
import { useMediaQuery } from "../../ui/media-query";

/**
 * Asks for a picture in the shape of the pane: a narrow screen's is tall. The result is the shape of the one that is
 * there; null while one in the other shape is on its way, so that none is seen that is gone at once.
 */
export function usePictureShape(): PictureShape | null {
  const isTall = useMediaQuery("(max-width: 799px)");
  const { setShape } = useActions();
  const wished = isTall ? "tall" : "wide";
  useEffect(() => setShape(wished), [setShape, wished]);
  return useApp(({ analysis: { analysisOptions, phase } }) => {
    const drawn = analysisOptions?.picture?.shape ?? "wide";
    return drawn !== wished && phase === "running" ? null : drawn;
  });
}
