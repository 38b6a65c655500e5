import * as monaco from "monaco-editor/editor";
import type { AppStore } from "../state/store";

/** Whether something is selected in the picture. */
const PICTURE_SELECTED = "sallyport.pictureSelected";
/** Whether what is selected in the text was selected by the app, to show a place. */
const SHOWN_PLACE = "sallyport.shownPlace";
/** Whether a hover was open when the key went down: Monaco hides it before it looks for a command. */
const HOVER_OPEN = "sallyport.hoverOpen";

/** What Escape closes in Monaco itself, by the names of its context keys. */
const OWN_OF_MONACO = [
  "findWidgetVisible",
  "suggestWidgetVisible",
  "parameterHintsVisible",
  "editorHoverVisible",
  HOVER_OPEN,
  "markersNavigationVisible",
  "referenceSearchVisible",
  "renameInputVisible",
  "inlineSuggestionVisible",
  "messageVisible",
  "pasteWidgetVisible",
  "dropWidgetVisible",
  "standaloneColorPickerVisible",
  "LinkedEditingInputVisible",
  "inSnippetMode",
  "selectionAnchorSet",
  "cancellableOperation",
  "hasSymbols",
  "isComposing",
  "editorHasMultipleSelections",
];

const nothingOwn = OWN_OF_MONACO.map((key) => `!${key}`).join(" && ");
const precondition = `editorTextFocus && ${PICTURE_SELECTED} && ${nothingOwn} && (!editorHasSelection || ${SHOWN_PLACE})`;

/**
 * Escape lets go of what is selected in the picture where Monaco itself has nothing to close with it. A place that the
 * app has selected to show it does not keep it back; a selection of the user's own does.
 */
export function releaseOnEscape(
  store: AppStore,
  editor: monaco.editor.IStandaloneCodeEditor,
  host: HTMLElement,
): { placeIsShown(): void; dispose(): void } {
  const pictureSelected = editor.createContextKey<boolean>(
    PICTURE_SELECTED,
    store.getState().selection.selected !== null,
  );
  const shownPlace = editor.createContextKey<boolean>(SHOWN_PLACE, false);
  const hoverOpen = editor.createContextKey<boolean>(HOVER_OPEN, false);
  editor.addAction({
    id: "sallyport.release",
    label: "Let go of what is selected in the picture",
    keybindings: [monaco.KeyCode.Escape],
    precondition,
    run: () => store.actions.clearSelection(),
  });
  editor.onDidChangeCursorSelection(() => shownPlace.reset());
  const stopSelection = store.subscribe(({ selection }) => pictureSelected.set(selection.selected !== null));
  const noteHover = ({ key }: KeyboardEvent) => {
    if (key === "Escape") hoverOpen.set(host.querySelector(".monaco-hover:not(.hidden)") !== null);
  };
  host.addEventListener("keydown", noteHover, true);
  return {
    /** What is selected in the text now was selected to show a place. */
    placeIsShown: () => shownPlace.set(true),
    dispose() {
      host.removeEventListener("keydown", noteHover, true);
      stopSelection();
    },
  };
}
