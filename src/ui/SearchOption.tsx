import { Check } from "lucide-react";
import { Marked } from "./Marked";
import type { FoundItem } from "./search-items";
import { Words } from "./Words";

interface SearchOptionProps {
  readonly id: string;
  readonly found: FoundItem;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

/** One line of a `SearchList`, which has the keys. */
export function SearchOption({ id, found: { item, marks }, isActive, onPoint, onChoose }: SearchOptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={item.details === undefined ? undefined : `${id}-details`}
      aria-selected={isActive}
      aria-current={item.isCurrent === true}
      className="search-list-option"
      onPointerMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span id={`${id}-title`} className="search-list-title">
        <span>
          <Marked text={item.title} marks={marks} />
        </span>
        {item.isCurrent && (
          <>
            <Check size={14} aria-hidden />
            <span className="visually-hidden">, open now</span>
          </>
        )}
      </span>
      {item.hint !== undefined && <kbd>{item.hint}</kbd>}
      {item.details !== undefined && item.details.length > 0 && (
        <span id={`${id}-details`} className="search-list-detail">
          <Words text={item.details.join(" · ")} />
          {isActive && item.more !== undefined && (
            <>
              {" "}
              <Words text={item.more} />
            </>
          )}
        </span>
      )}
    </div>
  );
}
