import { ChevronDown } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useApp } from "../state/store-context";
import { SearchList } from "../ui/SearchList";
import { type Example, openedExample } from "./example";

const ID = "examples";

interface ExamplesMenuProps {
  readonly examples: readonly Example[];
  readonly onOpen: (example: Example) => void;
}

/** Scenarios that come with the app; one opens beside the own work. */
export function ExamplesMenu({ examples, onOpen }: ExamplesMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const opened = useApp((state) => openedExample(examples, state));
  const items = useMemo(
    () =>
      examples.map((example) => ({
        id: example.slug,
        group: example.group,
        title: example.name,
        details: [example.look],
        more: example.lesson,
        isCurrent: example === opened,
      })),
    [examples, opened],
  );
  const choose = (slug: string) => {
    menu.current?.hidePopover();
    const example = examples.find((candidate) => candidate.slug === slug);
    if (example !== undefined) onOpen(example);
  };
  return (
    <>
      <button
        type="button"
        className="button"
        popoverTarget={ID}
        aria-haspopup="dialog"
        // Their texts are one small file: it is there by the time one of them is chosen.
        onPointerEnter={() =>
          void examples
            .at(-1)
            ?.load()
            .catch(() => null)
        }
      >
        Examples <ChevronDown size={14} aria-hidden />
      </button>
      <div
        ref={menu}
        id={ID}
        popover="auto"
        role="dialog"
        aria-label="Examples"
        className="menu"
        // The field has to be there when the menu opens, since the menu gives it the focus, and until it has closed.
        onBeforeToggle={({ newState }) => newState === "open" && flushSync(() => setOpen(true))}
        onToggle={({ newState }) => newState === "closed" && setOpen(false)}
      >
        {isOpen && <SearchList label="Search the examples" items={items} startsAtCurrent onChoose={choose} />}
      </div>
    </>
  );
}
