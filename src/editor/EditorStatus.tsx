import { useEffect, useRef, useState } from "react";
import { useApp } from "../state/store-context";
import { spotlightWords } from "./spotlight-words";
import { isMac, type TabKey, tabHint } from "./tab-hint";

/** So long the caret has to rest before its rule is spoken. */
const REST_MS = 1000;

/** One quiet line below the text: what the place of the caret does in the picture, and what the Tab key does. */
export function EditorStatus({ tabKey }: { readonly tabKey: TabKey | null }) {
  const spotlight = useApp((state) => state.analysis.spotlight);
  const words = spotlight === null ? "" : spotlightWords(spotlight);
  const spoken = useRested(words);
  const hint = tabKey === null ? null : tabHint(tabKey, isMac(navigator.platform));
  const wasIn = useFormer(tabKey) !== null;
  return (
    <div className="editor-status">
      <span className="spotlight-words" aria-hidden title={words}>
        {words}
      </span>
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
      <span className="tab-hint" aria-hidden>
        {hint}
      </span>
      {/* Whoever comes into the text is told by its name; a change has to be said. */}
      <span className="visually-hidden" aria-live="polite">
        {wasIn && hint}
      </span>
    </div>
  );
}

/** A text once it has been the same for a while, so that not every move of the caret is spoken. */
function useRested(text: string): string {
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** What a value was before it last changed; null before it ever did. */
function useFormer<T>(value: T): T | null {
  const seen = useRef<{ readonly value: T; readonly former: T | null }>({ value, former: null });
  if (seen.current.value !== value) seen.current = { value, former: seen.current.value };
  return seen.current.former;
}
