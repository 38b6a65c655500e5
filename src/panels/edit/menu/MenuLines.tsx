import { ChevronRight } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import type { MenuEntry, MenuGroup } from "./menu-entry";

interface MenuLinesProps {
  readonly groups: readonly MenuGroup[];
  readonly onEntry: (entry: MenuEntry) => void;
}

/** The lines of a menu in their groups; what cannot be done says why. */
export function MenuLines({ groups, onEntry }: MenuLinesProps) {
  const first = useRef<HTMLDivElement>(null);
  // Lines that come later take the focus from the line that leads back, which has it only for want of another.
  useEffect(() => {
    if (document.activeElement?.matches("[data-back]")) first.current?.querySelector("button")?.focus();
  }, []);
  if (groups.length === 0) return <p className="edit-menu-empty">It is not in the picture any more.</p>;
  return groups.map((group, i) => (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
    <div key={group.name} ref={i === 0 ? first : undefined} role="group" aria-label={group.name}>
      {group.entries.map((entry) => (
        <MenuLine key={entry.words} entry={entry} onEntry={onEntry} />
      ))}
    </div>
  ));
}

function MenuLine({ entry, onEntry }: { readonly entry: MenuEntry; readonly onEntry: (entry: MenuEntry) => void }) {
  const { words, hint, refusal, choice } = entry;
  const isLevel = choice.kind === "level";
  const id = useId();
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={refusal !== null}
      aria-labelledby={`${id}w`}
      aria-describedby={`${id}h`}
      aria-haspopup={isLevel && refusal === null ? "menu" : undefined}
      data-words={words}
      onClick={() => onEntry(entry)}
    >
      <span id={`${id}w`} className="edit-menu-words">
        {words}
      </span>
      <span id={`${id}h`} className="edit-menu-hint">
        {refusal ?? hint}
      </span>
      {isLevel && <ChevronRight size={14} aria-hidden />}
    </button>
  );
}
