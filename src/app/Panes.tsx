import { useCallback, useEffect, useRef } from "react";
import { useActions, useApp, useAppStore } from "../state/store-context";
import { initialView, type PaneName } from "../state/view";
import { useMediaQuery } from "../ui/media-query";
import { Splitter } from "../ui/Splitter";
import { FoldButton } from "./FoldButton";
import { PaneTabs } from "./PaneTabs";
import { PicturePane } from "./PicturePane";
import { TextPane } from "./TextPane";

interface PanesProps {
  /** Which pane is in front where they are tabs. */
  readonly tab: PaneName;
  readonly onTab: (pane: PaneName) => void;
  readonly isImportable: (pasted: string, fileText: string) => boolean;
  readonly onAssumptions: () => void;
}

/** Text at the left, picture at the right, each of which may be folded away; tabs where there is no room for both. */
export function Panes({ tab, onTab, isImportable, onAssumptions }: PanesProps) {
  const isNarrow = useMediaQuery("(max-width: 799px)");
  const share = useApp((state) => state.view.paneSize);
  const folded = useApp((state) => state.view.foldedPane);
  const { setPaneSize, togglePane } = useActions();
  const showPicture = useShowPicture(onTab);
  useFollowReveal(onTab);
  useFocusAfterFolding(isNarrow ? null : folded);

  const isShown = (pane: PaneName) => (isNarrow ? tab === pane : folded !== pane);
  const areBoth = !isNarrow && folded === null;
  return (
    <main className={isNarrow ? "panes narrow" : "panes"}>
      {isNarrow && <PaneTabs shown={tab} onShow={onTab} />}
      <section
        id="pane-text"
        className="pane"
        aria-label="Text"
        hidden={!isShown("text")}
        style={areBoth ? { flex: `0 0 ${share * 100}%` } : undefined}
      >
        <TextPane isImportable={isImportable} onShowPicture={showPicture} />
      </section>
      {areBoth && (
        <Splitter
          label="Width of the text"
          share={share}
          onChange={setPaneSize}
          onReset={() => setPaneSize(initialView.paneSize)}
          onFold={() => togglePane("text")}
        />
      )}
      <section id="pane-picture" className="pane" aria-label="Picture" hidden={!isShown("picture")}>
        <PicturePane canFold={!isNarrow} onAssumptions={onAssumptions} />
      </section>
      {!isNarrow && folded === "picture" && (
        <div className="pane-rail">
          <FoldButton pane="picture" />
        </div>
      )}
    </main>
  );
}

/** Whoever is led to a line of the picture must see it. */
function useShowPicture(onTab: (pane: PaneName) => void): () => void {
  const store = useAppStore();
  return useCallback(() => {
    onTab("picture");
    if (store.getState().view.foldedPane === "picture") store.actions.togglePane("picture");
  }, [store, onTab]);
}

/** Whoever is led to a line must see it. An undo shows its place only where the text is there anyway. */
function useFollowReveal(onTab: (pane: PaneName) => void): void {
  const store = useAppStore();
  useEffect(
    () =>
      store.subscribe(({ selection, documents, view }, former) => {
        if (selection.reveal === null || selection.reveal === former.selection.reveal) return;
        if (documents.revision !== former.documents.revision) return;
        onTab("text");
        if (view.foldedPane === "text") store.actions.togglePane("text");
      }),
    [store, onTab],
  );
}

/** A focus that was in what is folded away goes to the button that brings it back, and from there to the one that folds. */
function useFocusAfterFolding(folded: PaneName | null): void {
  const former = useRef(folded);
  useEffect(() => {
    const changed = folded ?? former.current;
    const pane = former.current === folded ? null : changed;
    former.current = folded;
    if (pane === null) return;
    const focused = document.activeElement;
    const isLost = focused === document.body || focused?.closest("[hidden]") != null;
    const buttons = document.querySelectorAll<HTMLElement>(`[data-folds=${pane}] button`);
    if (isLost) [...buttons].find((button) => button.closest("[hidden]") === null)?.focus();
  }, [folded]);
}
