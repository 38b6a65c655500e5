import * as monaco from "monaco-editor/editor";
import type { LocatedDiagnostic } from "../engine";
import { fixProblem } from "../state/fix-problem";
import type { AppStore } from "../state/store";

const COMMAND = "sallyport.fix";

/**
 * Offers the fixes of what is wrong on the lines that are asked about (the light bulb, Ctrl+., the hover). A fix goes
 * through the store, so that it is a step of the one history, and not as an edit of Monaco's.
 */
export function offerFixes(store: AppStore, modelOf: (file: string) => monaco.editor.ITextModel | null): () => void {
  const command = monaco.editor.registerCommand(COMMAND, (_services, found: LocatedDiagnostic) =>
    fixProblem(store, found),
  );
  const provider = monaco.languages.registerCodeActionProvider(
    "yaml",
    {
      provideCodeActions: (model, range, { markers }) => {
        const { documents, analysis } = store.getState();
        const file = documents.files.find(({ name }) => modelOf(name) === model)?.name;
        const found = analysis.analysis?.diagnostics.filter(
          ({ fix, place, line, endLine }) =>
            fix !== undefined && place.file === file && line <= range.endLineNumber && endLine >= range.startLineNumber,
        );
        return { actions: (found ?? []).flatMap((each) => actionOf(each, markers)), dispose() {} };
      },
    },
    { providedCodeActionKinds: ["quickfix"] },
  );
  return () => {
    provider.dispose();
    command.dispose();
  };
}

function actionOf(
  found: LocatedDiagnostic,
  markers: readonly monaco.editor.IMarkerData[],
): readonly monaco.languages.CodeAction[] {
  const { fix, line, column } = found;
  if (fix === undefined) return [];
  const own = markers.filter((marker) => marker.startLineNumber === line && marker.startColumn === column);
  const title = `Fix: ${fix.title}`;
  return [
    {
      title,
      kind: "quickfix",
      diagnostics: [...own],
      command: { id: COMMAND, title, arguments: [found] },
    },
  ];
}
