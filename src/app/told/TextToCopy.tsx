import { X } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { Dialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";

interface TextToCopyProps {
  readonly text: string;
  readonly onClosed: () => void;
}

/** A text that the page may not put into the clipboard, selected, to be copied by hand. */
export function TextToCopy({ text, onClosed }: TextToCopyProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  return (
    <Dialog label="Copy for kubectl" className="text-to-copy" onClosed={onClosed}>
      {(close) => (
        <>
          <header>
            <h2>Copy for kubectl</h2>
            <IconButton label="Close" icon={<X size={16} aria-hidden />} onClick={close} />
          </header>
          <p>The browser does not let this page write into the clipboard. The text is selected: copy it from here.</p>
          <textarea ref={area} readOnly value={text} aria-label="Text to copy" spellCheck={false} />
        </>
      )}
    </Dialog>
  );
}
