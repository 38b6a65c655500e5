import { EditorPane } from "../editor/EditorPane";
import { ProblemsPanel } from "../panels/problems/ProblemsPanel";

interface TextPaneProps {
  /** Whether what was pasted into a text is worth an offer to import it instead. */
  readonly isImportable: (pasted: string, fileText: string) => boolean;
}

/** The editor, and below it what is wrong with the text. */
export function TextPane({ isImportable }: TextPaneProps) {
  return (
    <>
      <EditorPane isImportable={isImportable} />
      <ProblemsPanel />
    </>
  );
}
