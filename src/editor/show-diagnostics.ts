import * as monaco from "monaco-editor/editor";
import type { LocatedDiagnostic, Severity } from "../engine";
import { visibleText } from "../engine/export/visible-text";
import type { AppStore } from "../state/store";
import { aroundView, type FileFindings, findingsByFile, MOST_MARKERS } from "./marked-findings";
import { shortLines } from "./short-lines";

const OWNER = "sallyport";
/** So long the view has to rest until what stands around it is underlined, where a file has more than Monaco marks. */
const REST_MS = 100;

const SEVERITIES: Record<Severity, monaco.MarkerSeverity> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

const nothing: FileFindings = [];

/** Underlines what the analysis found, in every file; messages stay plain text. Models carry markers along as they change. */
export function showDiagnostics(
  store: AppStore,
  editor: monaco.editor.IStandaloneCodeEditor,
  modelOf: (file: string) => monaco.editor.ITextModel | null,
): () => void {
  let byFile: ReadonlyMap<string, FileFindings> = new Map();
  let rest: ReturnType<typeof setTimeout> | undefined;

  const mark = (file: string) => {
    const model = modelOf(file);
    if (model === null) return;
    const view = editor.getModel() === model ? editor.getVisibleRanges() : [];
    const marked = aroundView(
      byFile.get(file) ?? nothing,
      view[0]?.startLineNumber ?? 1,
      view.at(-1)?.endLineNumber ?? 1,
    );
    monaco.editor.setModelMarkers(model, OWNER, marked.map(markerOf));
  };
  const markAll = () => {
    const { documents, analysis } = store.getState();
    const former = byFile;
    byFile = findingsByFile(analysis.analysis?.diagnostics ?? nothing);
    for (const { name } of documents.files) if (former.has(name) || byFile.has(name)) mark(name);
  };
  const markView = () => {
    const file = store.getState().documents.activeFile ?? "";
    if ((byFile.get(file)?.length ?? 0) > MOST_MARKERS) mark(file);
  };
  const followView = () => {
    clearTimeout(rest);
    rest = setTimeout(markView, REST_MS);
  };

  markAll();
  const scrolls = editor.onDidScrollChange(followView);
  const models = editor.onDidChangeModel(followView);
  const unsubscribe = store.subscribe((state, before) => {
    if (state.analysis.analysis !== before.analysis.analysis) markAll();
  });
  return () => {
    clearTimeout(rest);
    scrolls.dispose();
    models.dispose();
    unsubscribe();
  };
}

function markerOf({ line, column, endLine, endColumn, message, severity, field, fix }: LocatedDiagnostic) {
  const said = [shortLines(message), visibleText(field), fix === undefined ? "" : shortLines(`Fix: ${fix.title}`)];
  return {
    severity: SEVERITIES[severity],
    message: said.filter((words) => words !== "").join("\n"),
    startLineNumber: line,
    startColumn: column,
    endLineNumber: endLine,
    endColumn,
  };
}
