import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import type { ScenarioFile } from "../engine";
import type { AppStore } from "../state/store";
import { useActions, useApp, useAppStore } from "../state/store-context";
import { caretOfArea, stretchInArea } from "./area-caret";
import { writtenChange } from "./written-change";

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
  const { apply, setCaret, undo, redo, clearSelection } = useActions();
  const store = useAppStore();
  const isPasting = useRef(false);
  useReveal(area, file.name);
  useCaretOf(area, file.name);

  useLayoutEffect(() => {
    const element = area.current;
    return () => {
      if (element) onLeave({ hadFocus: document.activeElement === element, scrollTop: element.scrollTop });
    };
  }, [onLeave]);

  const onKeyDown = (event: KeyboardEvent) => {
    // The Escape that ends a composition is the input method's.
    if (event.key === "Escape" && !event.nativeEvent.isComposing) clearSelection();
    if (event.key === "." && (event.ctrlKey || event.metaKey))
      void import("./fix-at-caret").then((late) => late.fixAtCaret(store));
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
        apply(writtenChange(file, target.value, target, isPasting.current), store.getState().documents.revision);
        isPasting.current = false;
      }}
      onFocus={({ currentTarget }) => setCaret(caretOfArea(currentTarget, file))}
      onKeyDown={onKeyDown}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    />
  );
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
      if (element === null || document.activeElement !== element) return;
      store.actions.setCaret(caretOfArea(element, { name: file, text: textOf(store, file) }));
    };
    document.addEventListener("selectionchange", onSelectionChange);
    return () => document.removeEventListener("selectionchange", onSelectionChange);
  }, [store, area, file]);
  useEffect(() => {
    const { caret } = store.getState().selection;
    const element = area.current;
    if (element === null || caret === null || caret.file === file) return;
    const isIn = document.activeElement === element;
    store.actions.setCaret(isIn ? caretOfArea(element, { name: file, text: textOf(store, file) }) : null);
  }, [store, area, file]);
}

function textOf(store: AppStore, file: string): string {
  return store.getState().documents.files.find(({ name }) => name === file)?.text ?? "";
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
    const [from, to] = stretchInArea(reveal.place, textOf(store, file));
    element.setSelectionRange(from, to);
    const line = element.value.slice(0, from).split("\n").length - 1;
    const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
    element.scrollTop = line * lineHeight - element.clientHeight / 3;
  }, [store, area, reveal, file]);
}

function historyKey({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): "undo" | "redo" | null {
  if (!ctrlKey && !metaKey) return null;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" ? "redo" : null;
}
