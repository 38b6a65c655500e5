import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useActions, useApp } from "../../state/store-context";
import { currentTold, type Told } from "../../state/told";
import { IconButton } from "../../ui/IconButton";
import { Words } from "../../ui/Words";
import { forgetUnattended } from "./forget-unattended";
import { TextToCopy } from "./TextToCopy";
import { useFocusBack } from "./use-focus-back";
import "./told-note.css";

/** How long a sentence stays that nobody attends to; longer where something can be done about it, which can be done elsewhere too. */
const READ_MS = 8000;
const DO_MS = 15_000;

/** What was just written down or exported, above everything else, until it is read or closed. */
export function ToldNote() {
  const told = useApp(currentTold);
  const { tell } = useActions();
  const note = useRef<HTMLDivElement>(null);
  const focusBack = useFocusBack(told);
  useEffect(() => {
    if (note.current === null || told === null || isLong(told)) return;
    return forgetUnattended(note.current, told.revision === null ? READ_MS : DO_MS, () => tell(null));
  }, [told, tell]);
  return (
    <>
      {/* There before it says anything: else it would not be spoken. */}
      <div
        ref={note}
        className={told === null ? "told empty" : "told"}
        role="status"
        aria-label="What was done"
        {...focusBack}
      >
        {told !== null && <Note told={told} />}
      </div>
      {told?.text != null && <TextToCopy text={told.text} onClosed={() => tell(null)} />}
    </>
  );
}

/** Whoever has something to read is not hurried. */
function isLong({ notes, text }: Told): boolean {
  return notes.length > 0 || text !== null;
}

function Note({ told: { sentence, notes, revision } }: { readonly told: Told }) {
  const { tell, undo } = useActions();
  return (
    <>
      <div className="told-words">
        <p>
          <Words text={sentence} />
        </p>
        {notes.length > 0 && (
          <ul>
            {notes.map((note, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may be refused in the same words
              <li key={index}>
                <Words text={note} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {revision !== null && (
        <button type="button" className="button outlined" onClick={() => undo()}>
          Undo
        </button>
      )}
      <IconButton label="Close the message" icon={<X size={16} aria-hidden />} onClick={() => tell(null)} />
    </>
  );
}
