import * as monaco from "monaco-editor/editor";
import { currentSpotlight } from "../state/selectors";
import type { AppStore } from "../state/store";
import { type TextMark, textMarks, withoutTail } from "./text-marks";

/** Marks that an edit has made old stay so long (they move with the text), so that nothing blinks while one types. */
const PATIENCE_MS = 300;

/** Marks the lines behind the connection that is pointed at, and the rule that the caret is in. */
export function showMarks(
  store: AppStore,
  editor: monaco.editor.IStandaloneCodeEditor,
  modelOf: (file: string) => monaco.editor.ITextModel | null,
): () => void {
  const decorations = editor.createDecorationsCollection();
  let patience: ReturnType<typeof setTimeout> | null = null;

  const stopWaiting = () => {
    if (patience !== null) clearTimeout(patience);
    patience = null;
  };

  const show = () => {
    stopWaiting();
    const state = store.getState();
    const { documents, analysis } = state;
    const model = editor.getModel();
    const file = documents.files.find(({ name }) => modelOf(name) === model);
    const pointing = { placesBehind: analysis.placesBehind, spotlight: currentSpotlight(state) };
    const marks = textMarks(pointing, documents.revision).filter(({ place }) => place.file === file?.name);
    if (model === null || file === undefined || marks.length === 0) decorations.clear();
    else decorations.set(marks.map((mark) => decorationOf(mark, model, file.text)));
  };

  const modelChange = editor.onDidChangeModel(show);
  const unsubscribe = store.subscribe((state, before) => {
    const { placesBehind, spotlight } = state.analysis;
    if (placesBehind !== before.analysis.placesBehind || spotlight !== before.analysis.spotlight) {
      if (patience === null || !isWaiting(state)) show();
    } else if (state.documents.revision !== before.documents.revision) {
      stopWaiting();
      patience = setTimeout(show, PATIENCE_MS);
    }
  });
  return () => {
    stopWaiting();
    modelChange.dispose();
    unsubscribe();
  };
}

/** Whether one of the two answers is still to come for the newest text. */
function isWaiting({ documents, analysis: { placesBehind, spotlight } }: ReturnType<AppStore["getState"]>): boolean {
  return [placesBehind, spotlight].some((answer) => answer !== null && answer.revision < documents.revision);
}

function decorationOf(
  { kind, place }: TextMark,
  model: monaco.editor.ITextModel,
  text: string,
): monaco.editor.IModelDeltaDecoration {
  const { from, to } = withoutTail(place, text);
  return {
    range: monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to)),
    options: LOOKS[kind],
  };
}

const onRuler = (color: string): monaco.editor.IModelDecorationOverviewRulerOptions => ({
  color: { id: color },
  position: monaco.editor.OverviewRulerLane.Left,
});

const LOOKS: Record<TextMark["kind"], monaco.editor.IModelDecorationOptions> = {
  rule: {
    isWholeLine: true,
    className: "line-of-rule",
    linesDecorationsClassName: "bar-of-rule",
    overviewRuler: onRuler("sallyport.rule"),
  },
  policy: {
    isWholeLine: true,
    linesDecorationsClassName: "bar-of-policy",
    overviewRuler: onRuler("sallyport.policy"),
  },
  caret: { isWholeLine: true, linesDecorationsClassName: "bar-of-caret" },
};
