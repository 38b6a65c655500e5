import * as monaco from "monaco-editor/editor";

const PAUSE_MS = 1000;

/**
 * Whether the caret was moved, something is pasted, or the user rested, since the last edit: then a new entry of the
 * history begins.
 */
export function trackPauses(editor: monaco.editor.IStandaloneCodeEditor) {
  let hasMoved = false;
  let lastEditAt = 0;
  editor.onDidChangeCursorPosition(({ reason }) => {
    if (reason === monaco.editor.CursorChangeReason.Explicit) hasMoved = true;
  });
  editor.getContainerDomNode().addEventListener(
    "paste",
    () => {
      hasMoved = true;
    },
    true,
  );
  return {
    takeAfterPause(): boolean {
      const now = performance.now();
      const isAfterPause = hasMoved || now - lastEditAt > PAUSE_MS;
      hasMoved = false;
      lastEditAt = now;
      return isAfterPause;
    },
  };
}
