import * as monaco from "monaco-editor/editor";
import type { TextEdit } from "../state/gateway";
import type { AppStore } from "../state/store";

/** Monaco's models as a mirror of the documents in the store. */
export interface DocumentMirror {
  modelOf(file: string): monaco.editor.ITextModel | null;
  showActiveFile(): void;
  /** Selects a stretch (offsets) of the shown file. */
  select(anchor: number, head: number): void;
  dispose(): void;
}

type Splice = Omit<TextEdit, "file">;

interface Mirrored {
  readonly model: monaco.editor.ITextModel;
  /** The text that the model is known to hold. */
  text: string;
}

/**
 * Keeps a model a file. What is typed goes to the store as an edit; what changes there comes back as edits of the
 * model, so that carets and scroll positions stay. There is one history: the models' undo and redo are the store's.
 */
export function mirrorDocuments(store: AppStore, editor: monaco.editor.IStandaloneCodeEditor): DocumentMirror {
  const mirrored = new Map<string, Mirrored>();
  const viewStates = new Map<string, monaco.editor.ICodeEditorViewState>();
  let typingIn: string | null = null;
  let isMirroring = false;
  const pause = trackPauses(editor);

  const open = (name: string, text: string) => {
    const model = monaco.editor.createModel(text, "yaml");
    model.undo = () => void store.actions.undo();
    model.redo = () => void store.actions.redo();
    mirrored.set(name, { model, text });
    model.onDidChangeContent(({ changes, isFlush }) => {
      if (!isMirroring && !isFlush) type(name, changes);
    });
    levelLineEnds(name);
  };

  const type = (name: string, changes: readonly monaco.editor.IModelContentChange[]) => {
    typingIn = name;
    const [first] = changes;
    const end = changes.length === 1 && first ? first.rangeOffset + first.text.length : null;
    const result = store.actions.apply(
      {
        label: `type in ${name}`,
        source: "typing",
        edits: changes.map(({ rangeOffset, rangeLength, text }) => ({
          file: name,
          from: rangeOffset,
          to: rangeOffset + rangeLength,
          text,
        })),
        typing: { afterPause: pause.takeAfterPause() },
        caretAfter: end === null ? null : { file: name, anchor: end, head: end },
      },
      store.getState().documents.revision,
    );
    typingIn = null;
    if (result.kind === "refused") sync();
  };

  const sync = () => {
    const { files, lastChange, activeFile } = store.getState().documents;
    for (const [name, { model }] of mirrored) {
      if (files.some((file) => file.name === name)) continue;
      mirrored.delete(name);
      viewStates.delete(name);
      model.dispose();
    }
    for (const { name, text } of files) {
      const known = mirrored.get(name);
      if (!known) open(name, text);
      else if (known.text !== text && typingIn === name) known.text = text;
      else if (known.text !== text) {
        const change = lastChange?.changes.length === 1 ? lastChange.changes[0] : undefined;
        const splices = change?.kind === "edited" && change.file === name ? change.splices : [];
        bring(name, known, text, splices);
      }
    }
    if (activeFile !== shownFile()) showActiveFile();
  };

  const bring = (name: string, known: Mirrored, text: string, splices: readonly Splice[]) => {
    isMirroring = true;
    known.model.applyEdits(splices.map((splice) => editOf(known.model, splice)));
    if (known.model.getValue() !== text) {
      known.model.applyEdits([{ range: known.model.getFullModelRange(), text }]);
    }
    isMirroring = false;
    known.text = text;
    levelLineEnds(name);
  };

  /** A model has one kind of line end; a text with several becomes what the model made of it. */
  const levelLineEnds = (name: string) => {
    const known = mirrored.get(name);
    if (!known || known.model.getValue() === known.text) return;
    const text = known.model.getValue();
    const edit = { file: name, from: 0, to: known.text.length, text };
    known.text = text;
    store.actions.apply(
      { label: `make the line ends of ${name} alike`, source: "typing", edits: [edit] },
      store.getState().documents.revision,
    );
  };

  const shownFile = () => {
    const model = editor.getModel();
    for (const [name, known] of mirrored) if (known.model === model) return name;
    return null;
  };

  const showActiveFile = () => {
    const former = shownFile();
    const state = editor.saveViewState();
    if (former !== null && state) viewStates.set(former, state);
    const active = store.getState().documents.activeFile ?? "";
    editor.setModel(mirrored.get(active)?.model ?? null);
    editor.restoreViewState(viewStates.get(active) ?? null);
    editor.updateOptions({ ariaLabel: `${active}, YAML. Press Ctrl+M to let the Tab key leave the editor.` });
  };

  editor.onDidChangeCursorSelection(({ selection }) => {
    const file = shownFile();
    const model = editor.getModel();
    if (file === null || model === null || isMirroring) return;
    const anchor = model.getOffsetAt({
      lineNumber: selection.selectionStartLineNumber,
      column: selection.selectionStartColumn,
    });
    const head = model.getOffsetAt({ lineNumber: selection.positionLineNumber, column: selection.positionColumn });
    store.actions.setCaret({ file, anchor, head });
  });

  sync();
  const unsubscribe = store.subscribe(({ documents }, before) => documents !== before.documents && sync());
  return {
    modelOf: (file) => mirrored.get(file)?.model ?? null,
    showActiveFile,
    select(anchor, head) {
      const model = editor.getModel();
      if (model)
        editor.setSelection(monaco.Selection.fromPositions(model.getPositionAt(anchor), model.getPositionAt(head)));
    },
    dispose() {
      unsubscribe();
      for (const { model } of mirrored.values()) model.dispose();
    },
  };
}

function editOf(model: monaco.editor.ITextModel, { from, to, text }: Splice) {
  return { range: monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to)), text };
}

const PAUSE_MS = 1000;

/** Whether the caret was moved, or the user rested, since the last edit: then a new entry of the history begins. */
function trackPauses(editor: monaco.editor.IStandaloneCodeEditor) {
  let hasMoved = false;
  let lastEditAt = 0;
  editor.onDidChangeCursorPosition(({ reason }) => {
    if (reason === monaco.editor.CursorChangeReason.Explicit) hasMoved = true;
  });
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
