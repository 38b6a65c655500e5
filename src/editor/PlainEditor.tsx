import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import type { ScenarioFile } from "../engine";
import { differingEdit } from "../state/differing-edit";
import type { Caret } from "../state/selection";
import { useActions, useApp, useAppStore } from "../state/store-context";

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
  const { setCaret, undo, redo } = useActions();
  const isPasting = useRef(false);
  const write = useWriting(file);
  useReveal(area, file.name);
  useCaretOf(area, file.name);

  useLayoutEffect(() => {
    const element = area.current;
    return () => {
      if (element) onLeave({ hadFocus: document.activeElement === element, scrollTop: element.scrollTop });
    };
  }, [onLeave]);

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
      onPaste={() => {
        isPasting.current = true;
      }}
      onChange={({ target }) => {
        write(target.value, caretIn(target, file.name), isPasting.current);
        isPasting.current = false;
      }}
      onFocus={({ currentTarget }) => setCaret(caretIn(currentTarget, file.name))}
      onKeyDown={onKeyDown}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    />
  );
}

/** Takes what was typed; a paste is an intent of its own. */
function useWriting({ name, text }: ScenarioFile) {
  const store = useAppStore();
  return (written: string, caret: Caret, isPasted: boolean) => {
    if (!isPasted) return store.actions.setText(name, written, caret);
    return store.actions.apply(
      {
        label: `paste into ${name}`,
        source: "typing",
        edits: [differingEdit(name, text, written)],
        typing: { afterPause: true },
        caretAfter: caret,
      },
      store.getState().documents.revision,
    );
  };
}

/**
 * Tells where the caret stands, however it got there. Where another file is shown, or this one has another name, nothing
 * lights up before the user has put the caret into it.
 */
function useCaretOf(area: { readonly current: HTMLTextAreaElement | null }, file: string): void {
  const store = useAppStore();
  useEffect(() => {
    const onSelectionChange = () => {
      const element = area.current;
      if (element !== null && document.activeElement === element) store.actions.setCaret(caretIn(element, file));
    };
    document.addEventListener("selectionchange", onSelectionChange);
    return () => document.removeEventListener("selectionchange", onSelectionChange);
  }, [store, area, file]);
  useEffect(() => {
    const { caret } = store.getState().selection;
    const element = area.current;
    if (element === null || caret === null || caret.file === file) return;
    store.actions.setCaret(document.activeElement === element ? caretIn(element, file) : null);
  }, [store, area, file]);
}

function caretIn(area: HTMLTextAreaElement, file: string): Caret {
  const { selectionStart, selectionEnd, selectionDirection } = area;
  const isBackward = selectionDirection === "backward";
  return {
    file,
    anchor: isBackward ? selectionEnd : selectionStart,
    head: isBackward ? selectionStart : selectionEnd,
  };
}

/** Shows the places that the rest of the app asks for. An undo shows its place and leaves the focus where it was undone. */
function useReveal(area: { readonly current: HTMLTextAreaElement | null }, file: string): void {
  const reveal = useApp((state) => state.selection.reveal);
  const isOfHistory = useRef(false);
  const store = useAppStore();
  useEffect(
    () =>
      store.subscribe(({ documents, selection }, before) => {
        if (selection.reveal !== before.selection.reveal)
          isOfHistory.current = documents.revision !== before.documents.revision;
      }),
    [store],
  );
  useEffect(() => {
    const element = area.current;
    if (!element || reveal === null || reveal.place.file !== file) return;
    if (!isOfHistory.current) element.focus();
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
