import * as monaco from "monaco-editor/editor";
import type { LocatedDiagnostic, Severity } from "../engine";
import type { AppStore } from "../state/store";

const OWNER = "sallyport";

const SEVERITIES: Record<Severity, monaco.MarkerSeverity> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

/** Underlines what the analysis found, in every file; messages stay plain text. Models carry markers along as they change. */
export function showDiagnostics(
  store: AppStore,
  modelOf: (file: string) => monaco.editor.ITextModel | null,
): () => void {
  const show = () => {
    const { documents, analysis } = store.getState();
    for (const { name } of documents.files) {
      const model = modelOf(name);
      const found = analysis.analysis?.diagnostics.filter((diagnostic) => diagnostic.place.file === name) ?? [];
      if (model) monaco.editor.setModelMarkers(model, OWNER, found.map(markerOf));
    }
  };
  show();
  return store.subscribe((state, before) => {
    if (state.analysis.analysis !== before.analysis.analysis) show();
  });
}

function markerOf(diagnostic: LocatedDiagnostic): monaco.editor.IMarkerData {
  const { line, column, endLine, endColumn, message, severity, field } = diagnostic;
  return {
    severity: SEVERITIES[severity],
    message: field === "" ? message : `${message}\n${field}`,
    startLineNumber: line,
    startColumn: column,
    endLineNumber: endLine,
    endColumn,
  };
}
