import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/yaml/register";
import * as monaco from "monaco-editor/editor";
import EditorWorker from "monaco-editor/editor/editor.worker?worker&inline";
import type { AppStore } from "../state/store";
import { isMacKeyboard } from "../ui/mac-keyboard";
import type { ThemeInForce } from "../ui/resolved-theme";
import { mirrorDocuments } from "./document-mirror";
import { applyTheme } from "./monaco-theme";
import { offerFixes } from "./offer-fixes";
import type { Leaving } from "./PlainEditor";
import { releaseOnEscape } from "./release-on-escape";
import { showDiagnostics } from "./show-diagnostics";
import { showMarks } from "./show-marks";
import { type TabKey, tabSwitchKeys } from "./tab-hint";

// Without it Monaco starts a worker from an address that the page's policy refuses.
self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

export interface MonacoHandle {
  setTheme(theme: ThemeInForce): void;
  dispose(): void;
}

export type MountMonaco = typeof mountMonaco;

/**
 * Puts Monaco into `host`, in step with the store, going on where the text area was left.
 *
 * @param onTabKey - told what the Tab key does now; null while the focus is elsewhere
 */
export function mountMonaco(
  host: HTMLElement,
  store: AppStore,
  leaving: Leaving,
  onTabKey: (does: TabKey | null) => void,
): MonacoHandle {
  const editor = monaco.editor.create(host, { ...options, model: null });
  const documents = mirrorDocuments(store, editor, ariaLabelOf);
  followTabKey(editor, onTabKey);
  const caret = store.getState().selection.caret;
  documents.showActiveFile();
  if (caret !== null && caret.file === store.getState().documents.activeFile)
    documents.select(caret.anchor, caret.head);
  editor.setScrollTop(leaving.scrollTop);
  if (leaving.hadFocus) editor.focus();
  // Whoever was only led into the text sees nothing lit up by it.
  if (caret === null) store.actions.setCaret(null);

  const stopDiagnostics = showDiagnostics(store, editor, documents.modelOf);
  const stopFixes = offerFixes(store, documents.modelOf);
  const stopMarks = showMarks(store, editor, documents.modelOf);
  const release = releaseOnEscape(store, editor, host);
  const stopReveal = followReveals(store, editor, documents.modelOf, release.placeIsShown);
  return {
    setTheme(theme) {
      applyTheme(theme, host);
      editor.updateOptions(theme === "projector" ? { fontSize: 15, lineHeight: 22 } : { fontSize, lineHeight });
    },
    dispose() {
      stopReveal();
      release.dispose();
      stopMarks();
      stopFixes();
      stopDiagnostics();
      documents.dispose();
      editor.dispose();
    },
  };
}

/** The way out of the editor has to be known while one is in it. */
function followTabKey(editor: monaco.editor.IStandaloneCodeEditor, onTabKey: (does: TabKey | null) => void): void {
  const { tabFocusMode } = monaco.editor.EditorOption;
  const tell = () => {
    const does = editor.getOption(tabFocusMode) ? "leaves" : "indents";
    onTabKey(editor.hasTextFocus() ? does : null);
  };
  // In the place of Monaco's own command, of whose state nobody is told.
  editor.addAction({
    id: "sallyport.tab-key",
    label: "Change what the Tab key does",
    keybindings: [
      isMacKeyboard()
        ? monaco.KeyMod.WinCtrl | monaco.KeyMod.Shift | monaco.KeyCode.KeyM
        : monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyM,
    ],
    run: () => {
      editor.updateOptions({ tabFocusMode: !editor.getOption(tabFocusMode) });
      tell();
    },
  });
  editor.onDidFocusEditorText(tell);
  editor.onDidBlurEditorText(tell);
  tell();
}

function ariaLabelOf(file: string): string {
  return `${file}, YAML. Press ${tabSwitchKeys(isMacKeyboard())} to let the Tab key leave the editor.`;
}

/** Shows the places that the rest of the app asks for. */
function followReveals(
  store: AppStore,
  editor: monaco.editor.IStandaloneCodeEditor,
  modelOf: (file: string) => monaco.editor.ITextModel | null,
  onShown: () => void,
): () => void {
  return store.subscribe(({ documents, selection: { reveal } }, before) => {
    if (reveal === null || reveal === before.selection.reveal) return;
    const model = modelOf(reveal.place.file);
    if (model === null) return;
    if (editor.getModel() !== model) editor.setModel(model);
    const range = monaco.Range.fromPositions(
      model.getPositionAt(reveal.place.from),
      model.getPositionAt(reveal.place.to),
    );
    editor.setSelection(range);
    onShown();
    editor.revealRangeInCenterIfOutsideViewport(range, monaco.editor.ScrollType.Immediate);
    // An undo shows its place and leaves the focus where it was undone.
    if (documents.revision === before.documents.revision) editor.focus();
  });
}

const [fontSize, lineHeight] = [13, 20];

const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontSize,
  lineHeight,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  minimap: { enabled: false },
  padding: { top: 8, bottom: 8 },
  lineNumbersMinChars: 5,
  glyphMargin: false,
  occurrencesHighlight: "off",
  // Whole lines are tinted where they are behind a connection; the line of the caret is told by its number.
  renderLineHighlight: "gutter",
  renderLineHighlightOnlyWhenFocus: true,
  lineDecorationsWidth: 12,
  wordWrap: "on",
  wrappingIndent: "indent",
  scrollBeyondLastLine: false,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  bracketPairColorization: { enabled: false },
  fixedOverflowWidgets: true,
  stickyScroll: { enabled: false },
  // Words of the text are no help where keys come from a schema, links would leave the page, drops are imports.
  wordBasedSuggestions: "off",
  quickSuggestions: false,
  links: false,
  dropIntoEditor: { enabled: false },
  unusualLineTerminators: "off",
  // What looks like another letter, or like nothing, is framed; words of another script, and comments, are left alone.
  unicodeHighlight: {
    invisibleCharacters: true,
    ambiguousCharacters: true,
    nonBasicASCII: false,
    includeComments: false,
    includeStrings: true,
    // What people write in a sentence. Where a name may not have them, the analysis says so.
    allowedCharacters: { "–": true, "—": true, "’": true, "‘": true, "…": true },
  },
  renderControlCharacters: true,
  // A line of megabytes is no reason to stand still: it is cut on the screen, not in the text.
  stopRenderingLineAfter: 10_000,
  maxTokenizationLineLength: 10_000,
};
