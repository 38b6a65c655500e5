import type * as monaco from "monaco-editor/editor";
import type { AppStore } from "../state/store";

/**
 * Tells the store where the caret stands, from the moment at which the user has put it into a text: a page that was
 * just opened, or a file that was just shown, lights nothing up.
 *
 * @param shownFile - name of the file whose caret may be told now, else null
 */
export function tellCaret(
  store: AppStore,
  editor: monaco.editor.IStandaloneCodeEditor,
  shownFile: () => string | null,
): { moveTo(file: string): void } {
  /** Models in which the user has had the caret. */
  const visited = new WeakSet<monaco.editor.ITextModel>();

  const tell = () => {
    const file = shownFile();
    const model = editor.getModel();
    const selection = editor.getSelection();
    if (file === null || model === null || selection === null) return;
    visited.add(model);
    const anchor = model.getOffsetAt({
      lineNumber: selection.selectionStartLineNumber,
      column: selection.selectionStartColumn,
    });
    const head = model.getOffsetAt(selection.getPosition());
    store.actions.setCaret({ file, anchor, head });
  };

  editor.onDidChangeCursorSelection(() => editor.hasTextFocus() && tell());
  editor.onDidFocusEditorText(tell);
  return {
    /** The file that is shown now bears this name. */
    moveTo(file) {
      const { caret } = store.getState().selection;
      if (caret?.file === file) return;
      const model = editor.getModel();
      if (editor.hasTextFocus() || (model !== null && visited.has(model))) tell();
      else if (caret !== null) store.actions.setCaret(null);
    },
  };
}
