import { EditorPane } from "../editor/EditorPane";
import { BottomPane } from "./bottom/BottomPane";

interface TextPaneProps {
  /** Whether what was pasted into a text is worth an offer to import it instead. */
  readonly isImportable: (pasted: string, fileText: string) => boolean;
  /** Brings the picture to the front, where it is behind the text or folded away. */
  readonly onShowPicture: () => void;
}

/** The editor, and below it what is wrong with the text and what is expected of it. */
export function TextPane({ isImportable, onShowPicture }: TextPaneProps) {
  return (
    <>
      <EditorPane isImportable={isImportable} />
      <BottomPane onShowPicture={onShowPicture} />
    </>
  );
}
