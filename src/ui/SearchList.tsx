import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { counted } from "./counted";
import { SearchOption } from "./SearchOption";
import { type SearchItem, searchItems } from "./search-items";
import { typedAhead } from "./typed-ahead";
import "./search-list.css";

interface SearchListProps {
  /** What is chosen from, for a screen reader and in the empty field. */
  readonly label: string;
  readonly items: readonly SearchItem[];
  /** More items for what was typed, before the others. */
  readonly itemsFor?: (query: string) => readonly SearchItem[];
  /** The arrow keys begin at what is open or in force now; absent: at the first. */
  readonly startsAtCurrent?: boolean;
  /** `query`: what was typed. */
  readonly onChoose: (id: string, query: string) => void;
}

/** More than anybody reads; whoever seeks more goes on typing. */
const MOST_SHOWN = 60;

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** A field and below it what fits the words in it; the focus stays in the field, the arrow keys go through the list. */
export function SearchList({ label, items, itemsFor, startsAtCurrent = false, onChoose }: SearchListProps) {
  const [query, setQuery] = useState(typedAhead);
  const groups = useMemo(
    () => searchItems([...(itemsFor?.(query) ?? []), ...items], query, MOST_SHOWN),
    [items, itemsFor, query],
  );
  const found = groups.flatMap((group) => group.found);
  const [active, setActive] = useState(() =>
    startsAtCurrent
      ? Math.max(
          0,
          found.findIndex(({ item }) => item.isCurrent),
        )
      : 0,
  );
  const at = Math.min(active, found.length - 1);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(`${id}-${at}`)}`)?.scrollIntoView({ block: "nearest" });
  }, [id, at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.nativeEvent.isComposing || found.length === 0) return;
    if (event.key === "Enter") {
      event.preventDefault();
      onChoose(found[at]?.item.id ?? "", query);
    } else if (step !== undefined) {
      event.preventDefault();
      setActive(steppedTo(at, step, found.length));
    }
  };

  return (
    <div className="search-list">
      <div className="search-list-field">
        <Search size={15} aria-hidden />
        <input
          ref={takeFocus}
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? optionId(at) : undefined}
          placeholder={label}
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={id} role="listbox" aria-label={label} className="search-list-options">
        {groups.map(({ name, found: own }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
          <div key={name} role="group" aria-label={name}>
            <p className="search-list-group" aria-hidden>
              {name}
            </p>
            {own.map((each) => {
              const index = found.indexOf(each);
              return (
                <SearchOption
                  key={each.item.id}
                  id={optionId(index)}
                  found={each}
                  isActive={index === at}
                  onPoint={() => setActive(index)}
                  onChoose={() => onChoose(each.item.id, query)}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p className={found.length === 0 ? "search-list-none" : "visually-hidden"} role="status">
        {found.length === 0
          ? `Nothing fits “${query}”.`
          : query === ""
            ? ""
            : counted(found.length, "match", "matches")}
      </p>
    </div>
  );
}

/** What opens looks for this attribute when it opens; React would only focus the field, which may not be shown yet. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.setAttribute("autofocus", "");
  // It came after its menu or its dialog had opened.
  if (field?.closest(":popover-open, dialog[open]")) field.focus();
}

/** From the last to the first and back one by one; a page stops at the ends. */
function steppedTo(at: number, step: number, count: number): number {
  const to = at + step;
  return Math.abs(step) === 1 ? (to + count) % count : Math.min(count - 1, Math.max(0, to));
}
