import * as monaco from "monaco-editor/editor";
import type { TextEdit } from "../state/gateway";
import type { AppStore } from "../state/store";
import { tellCaret } from "./tell-caret";
import { trackPauses } from "./typing-pauses";

/** Monaco's models as a mirror of the documents in the store. */
export interface DocumentMirror {
  modelOf(file: string): monaco.editor.ITextModel | null;
  showActiveFile(): void;
  /** Selects a stretch (offsets) of the shown file. */
  select(anchor: number, head: number): void;
  dispose(): void;
}

type Splice = Omit<TextEdit, "file">;

/** The editor's own option for it does not keep its model from looking for all brackets of a text, which takes long. */
const plainBrackets = { enabled: false, independentColorPoolPerBracketType: false };

interface Mirrored {
  readonly model: monaco.editor.ITextModel;
  /** Of the file; another one after it was renamed. */
  name: string;
  /** The text that the model is known to hold. */
  text: string;
  viewState: monaco.editor.ICodeEditorViewState | null;
}

/**
 * Keeps a model a file. What is typed goes to the store as an edit; what changes there comes back as edits of the
 * model, so that carets and scroll positions stay. There is one history: the models' undo and redo are the store's.
 */
export function mirrorDocuments(
  store: AppStore,
  editor: monaco.editor.IStandaloneCodeEditor,
  ariaLabelOf: (file: string) => string,
): DocumentMirror {
  const mirrored = new Map<string, Mirrored>();
  let typingIn: string | null = null;
  let isMirroring = false;
  const pause = trackPauses(editor);

  const open = (name: string, text: string) => {
    const model = monaco.editor.createModel(text, "yaml");
    const keepBracketsPlain = () => model.updateOptions({ bracketColorizationOptions: plainBrackets });
    keepBracketsPlain();
    // Monaco gives its own options back whenever it looks at them anew.
    model.onDidChangeOptions(keepBracketsPlain);
    model.undo = () => void store.actions.undo();
    model.redo = () => void store.actions.redo();
    const known: Mirrored = { model, name, text, viewState: null };
    mirrored.set(name, known);
    model.onDidChangeContent(({ changes, isFlush }) => {
      if (!isMirroring && !isFlush) type(known.name, changes);
    });
    levelLineEnds(known);
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
    followRenames();
    for (const [name, { model }] of mirrored) {
      if (files.some((file) => file.name === name)) continue;
      mirrored.delete(name);
      model.dispose();
    }
    for (const { name, text } of files) {
      const known = mirrored.get(name);
      if (!known) open(name, text);
      else if (known.text !== text && typingIn === name) known.text = text;
      else if (known.text !== text && lastChange === null) {
        // A file of another scenario that bears the same name. A model is made for the size that its text begins with.
        known.model.dispose();
        open(name, text);
      } else if (known.text !== text) {
        const change = lastChange?.changes.length === 1 ? lastChange.changes[0] : undefined;
        const splices = change?.kind === "edited" && change.file === name ? change.splices : [];
        bring(known, text, splices);
      }
    }
    if (activeFile !== (shown()?.name ?? null)) showActiveFile();
  };

  /** A renamed file keeps its model, with its caret and its folds. */
  const followRenames = () => {
    const { files, lastChange } = store.getState().documents;
    for (const change of lastChange?.changes ?? []) {
      if (change.kind !== "renamed" || mirrored.has(change.to)) continue;
      const known = mirrored.get(change.file);
      if (!known || files.some(({ name }) => name === change.file)) continue;
      mirrored.delete(change.file);
      known.name = change.to;
      mirrored.set(change.to, known);
      if (shown() === known) {
        editor.updateOptions({ ariaLabel: ariaLabelOf(known.name) });
        caret.moveTo(known.name);
      }
    }
  };

  const bring = (known: Mirrored, text: string, splices: readonly Splice[]) => {
    const { model } = known;
    isMirroring = true;
    model.applyEdits(splices.map((splice) => editOf(model, splice)));
    const isBrought = holds(model, text, splices);
    if (!isBrought) model.applyEdits([{ range: model.getFullModelRange(), text }]);
    isMirroring = false;
    known.text = text;
    if (!isBrought) levelLineEnds(known);
  };

  /** A model has one kind of line end; a text with several becomes what the model made of it. */
  const levelLineEnds = (known: Mirrored) => {
    const text = known.model.getValue();
    if (text === known.text) return;
    const edit = { file: known.name, from: 0, to: known.text.length, text };
    known.text = text;
    store.actions.apply(
      { label: `make the line ends of ${known.name} alike`, source: "typing", edits: [edit] },
      store.getState().documents.revision,
    );
  };

  const shown = (): Mirrored | null => {
    const model = editor.getModel();
    for (const known of mirrored.values()) if (known.model === model) return known;
    return null;
  };

  const showActiveFile = () => {
    const former = shown();
    if (former) former.viewState = editor.saveViewState();
    const active = store.getState().documents.activeFile ?? "";
    const next = mirrored.get(active);
    editor.setModel(next?.model ?? null);
    editor.restoreViewState(next?.viewState ?? null);
    editor.updateOptions({ ariaLabel: ariaLabelOf(active) });
    caret.moveTo(active);
  };

  const caret = tellCaret(store, editor, () => (isMirroring ? null : (shown()?.name ?? null)));

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

/** Whether a model that was in step is so again after these edits, without a copy of the whole text. */
function holds(model: monaco.editor.ITextModel, text: string, splices: readonly Splice[]): boolean {
  if (splices.length === 0 || model.getValueLength() !== text.length) return false;
  let shift = 0;
  return splices.every((splice) => {
    const from = splice.from + shift;
    shift += splice.text.length - (splice.to - splice.from);
    const stretch = editOf(model, { from, to: from + splice.text.length, text: "" }).range;
    return model.getValueInRange(stretch) === splice.text;
  });
}
