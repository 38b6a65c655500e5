import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import type { ScenarioFile } from "../engine";
import { useActions, useApp } from "../state/store-context";

/** How the text area was left, so that what takes its place can go on there. */
export interface Leaving {
  readonly hadFocus: boolean;
  readonly scrollTop: number;
}

interface PlainEditorProps {
  readonly file: ScenarioFile;
  /** True while an input method composes: not the moment to take the text area away. */
  readonly onComposing: (isComposing: boolean) => void;
  readonly onLeave: (leaving: Leaving) => void;
}

/** The text in a plain text area: all that is needed to work while Monaco is not there. */
export function PlainEditor({ file, onComposing, onLeave }: PlainEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const { setText, setCaret, undo, redo } = useActions();
  useReveal(area, file.name);

  useLayoutEffect(() => {
    const element = area.current;
    return () => {
      if (element) onLeave({ hadFocus: document.activeElement === element, scrollTop: element.scrollTop });
    };
  }, [onLeave]);

  const caretOf = ({ selectionStart, selectionEnd, selectionDirection }: HTMLTextAreaElement) => {
    const isBackward = selectionDirection === "backward";
    return {
      file: file.name,
      anchor: isBackward ? selectionEnd : selectionStart,
      head: isBackward ? selectionStart : selectionEnd,
    };
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = historyKey(event);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === "undo") undo();
    else redo();
  };

  return (
    <textarea
      ref={area}
      className="plain-editor nokey"
      aria-label={`${file.name}, YAML`}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      wrap="off"
      value={file.text}
      onChange={({ target }) => setText(file.name, target.value, caretOf(target))}
      onSelect={({ currentTarget }) => setCaret(caretOf(currentTarget))}
      onKeyDown={onKeyDown}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    />
  );
}

function useReveal(area: { readonly current: HTMLTextAreaElement | null }, file: string): void {
  const reveal = useApp((state) => state.selection.reveal);
  useEffect(() => {
    const element = area.current;
    if (!element || reveal === null || reveal.place.file !== file) return;
    element.focus();
    element.setSelectionRange(reveal.place.from, reveal.place.to);
    const line = element.value.slice(0, reveal.place.from).split("\n").length - 1;
    const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
    element.scrollTop = line * lineHeight - element.clientHeight / 3;
  }, [area, reveal, file]);
}

function historyKey({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): "undo" | "redo" | null {
  if (!ctrlKey && !metaKey) return null;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" ? "redo" : null;
}
