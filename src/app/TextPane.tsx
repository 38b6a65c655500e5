import { EditorPane } from "../editor/EditorPane";
import { useLatePart } from "../ui/late-part";
import { askedViews } from "./asked-for";
import { BottomPane } from "./bottom/BottomPane";

interface TextPaneProps {
  /** Whether what was pasted into a text is worth an offer to import it instead. */
  readonly isImportable: (pasted: string, fileText: string) => boolean;
  /** Brings the picture to the front, where it is behind the text or folded away. */
  readonly onShowPicture: () => void;
}

/** The editor, and below it what is wrong with the text and what is expected of it. */
export function TextPane({ isImportable, onShowPicture }: TextPaneProps) {
  const views = useLatePart(askedViews, false);
  return (
    <>
      <EditorPane isImportable={isImportable}>{views && <views.ProblemAtCaret />}</EditorPane>
      <BottomPane onShowPicture={onShowPicture} />
    </>
  );
}
