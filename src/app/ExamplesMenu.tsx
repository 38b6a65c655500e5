import { ChevronDown } from "lucide-react";
import { useMemo } from "react";
import { useApp } from "../state/store-context";
import { useTypedAhead } from "../ui/typed-ahead";
import { type Example, openedExample } from "./example";
import { useLateMenu } from "./use-late-menu";

const ID = "examples";

interface ExamplesMenuProps {
  readonly examples: readonly Example[];
  readonly onOpen: (example: Example) => void;
}

/** Scenarios that come with the app; one opens beside the own work. */
export function ExamplesMenu({ examples, onOpen }: ExamplesMenuProps) {
  const { isOpen, views, close, popover } = useLateMenu();
  useTypedAhead(isOpen && (views === null || examples.length === 0));
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
    close();
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
      <div id={ID} role="dialog" aria-label="Examples" className="menu" {...popover}>
        {views !== null && items.length > 0 && (
          <views.SearchList label="Search the examples" items={items} startsAtCurrent onChoose={choose} />
        )}
      </div>
    </>
  );
}
