import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useApp } from "../../../state/store-context";
import { SearchList } from "../../../ui/SearchList";
import type { SearchItem } from "../../../ui/search-items";
import { endItems, typedAddresses } from "./end-items";

interface EndPickerProps {
  readonly label: string;
  /** Takes the focus of the form that opens. */
  readonly isFirst: boolean;
  /** Ids that are chosen already. */
  readonly except: readonly string[];
  /** Ids of the other side, which are the least likely. */
  readonly last: readonly string[];
  readonly onChoose: (id: string) => void;
  /** Null: it cannot be left without a choice. */
  readonly onCancel: (() => void) | null;
}

const nothing: readonly SearchItem[] = [];

/** Who it is about: sought by name, typed as addresses, or clicked in the picture. */
export function EndPicker({ label, isFirst, except, last, onChoose, onCancel }: EndPickerProps) {
  const graph = useApp((state) => state.analysis.analysis?.graph ?? null);
  const own = useRef<HTMLDivElement>(null);
  const items = useMemo(() => {
    const all = graph === null ? nothing : endItems(graph);
    const left = all.filter(({ id }) => !except.includes(id));
    // Enter without a word more takes the first one, which is not to be the other end itself.
    return [
      ...left.filter(({ id }) => !last.includes(id)),
      ...left.flatMap((item) => (last.includes(item.id) ? [{ ...item, group: "The other end" }] : [])),
    ];
  }, [graph, except, last]);
  useEffect(() => {
    const field = own.current?.querySelector("input");
    if (isFirst) field?.setAttribute("data-first", "");
    else if (onCancel !== null) field?.focus();
  }, [isFirst, onCancel]);
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || onCancel === null) return;
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  return (
    <div ref={own} className="allow-picker" onKeyDownCapture={onKeyDownCapture}>
      <SearchList label={label} items={items} itemsFor={typedAddresses} onChoose={(id) => id !== "" && onChoose(id)} />
      <p className="why-muted">Or click it in the picture; addresses may be typed, as 10.0.0.0/8.</p>
    </div>
  );
}
