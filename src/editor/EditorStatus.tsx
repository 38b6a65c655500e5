import { type ReactNode, useRef } from "react";
import { currentSpotlight } from "../state/selectors";
import { useApp } from "../state/store-context";
import { isMacKeyboard } from "../ui/mac-keyboard";
import { useRested } from "../ui/use-rested";
import { spotlightWords } from "./spotlight-words";
import { shortTabHint, type TabKey, tabHint } from "./tab-hint";

/** So long the caret has to rest before its rule is spoken. */
const REST_MS = 1000;

interface EditorStatusProps {
  readonly tabKey: TabKey | null;
  /** What is wrong at the caret, which is shown in the place of what it does. */
  readonly children: ReactNode;
}

/** One quiet line below the text: what the place of the caret does in the picture, and, in what room that leaves, the Tab key. */
export function EditorStatus({ tabKey, children }: EditorStatusProps) {
  const spotlight = useApp(currentSpotlight);
  const words = spotlight === null ? "" : spotlightWords(spotlight);
  const spoken = useRested(words, REST_MS);
  const hint = tabKey === null ? null : tabHint(tabKey, isMacKeyboard());
  const wasIn = useFormer(tabKey) !== null;
  return (
    <div className="editor-status">
      {children}
      <span className="spotlight-words" aria-hidden>
        {words}
      </span>
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
      <span className="tab-hint" aria-hidden>
        {tabKey !== null && words !== "" ? shortTabHint(tabKey, isMacKeyboard()) : hint}
      </span>
      {/* Whoever comes into the text is told by its name; a change has to be said. */}
      <span className="visually-hidden" aria-live="polite">
        {wasIn && hint}
      </span>
    </div>
  );
}

/** What a value was before it last changed; null before it ever did. */
function useFormer<T>(value: T): T | null {
  const seen = useRef<{ readonly value: T; readonly former: T | null }>({ value, former: null });
  if (seen.current.value !== value) seen.current = { value, former: seen.current.value };
  return seen.current.former;
}
