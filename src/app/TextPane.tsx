import { EditorPane } from "../editor/EditorPane";
import { ProblemsPanel } from "../panels/problems/ProblemsPanel";

/** The editor, and below it what is wrong with the text. */
export function TextPane() {
  return (
    <>
      <EditorPane />
      <ProblemsPanel />
    </>
  );
}
