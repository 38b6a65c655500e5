import { useEffect, useState } from "react";
import { useActions, useApp } from "../state/store-context";
import { useMediaQuery } from "../ui/media-query";
import { Splitter } from "../ui/Splitter";
import { type PaneName, PaneTabs } from "./PaneTabs";
import { PicturePane } from "./PicturePane";
import { TextPane } from "./TextPane";

/** Text at the left, picture at the right; tabs where there is no room for both. */
export function Panes() {
  const isNarrow = useMediaQuery("(max-width: 799px)");
  const share = useApp((state) => state.view.paneSize);
  const { setPaneSize } = useActions();
  const [shown, setShown] = useState<PaneName>("picture");
  useFollowReveal(() => setShown("text"));

  const isShown = (pane: PaneName) => !isNarrow || shown === pane;
  return (
    <main className={isNarrow ? "panes narrow" : "panes"}>
      {isNarrow && <PaneTabs shown={shown} onShow={setShown} />}
      <section
        id="pane-text"
        className="pane"
        aria-label="Text"
        hidden={!isShown("text")}
        style={isNarrow ? undefined : { flex: `0 0 ${share * 100}%` }}
      >
        <TextPane />
      </section>
      {!isNarrow && <Splitter label="Width of the text" share={share} onChange={setPaneSize} />}
      <section id="pane-picture" className="pane" aria-label="Picture" hidden={!isShown("picture")}>
        <PicturePane />
      </section>
    </main>
  );
}

/** Whoever is led to a line must see it. */
function useFollowReveal(show: () => void): void {
  const reveal = useApp((state) => state.selection.reveal);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish counts
  useEffect(() => {
    if (reveal !== null) show();
  }, [reveal]);
}
