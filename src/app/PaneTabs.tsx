import type { KeyboardEvent } from "react";
import type { PaneName } from "../state/view";

const PANES: readonly { readonly name: PaneName; readonly title: string }[] = [
  { name: "text", title: "Text" },
  { name: "picture", title: "Picture" },
];

interface PaneTabsProps {
  readonly shown: PaneName;
  readonly onShow: (pane: PaneName) => void;
}

/** The two panes as tabs, for narrow screens. */
export function PaneTabs({ shown, onShow }: PaneTabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = shown === "text" ? "picture" : "text";
    onShow(other);
    event.currentTarget.querySelector<HTMLElement>(`[data-pane=${other}]`)?.focus();
  };
  return (
    <div className="pane-tabs" role="tablist" aria-label="Panes" onKeyDown={onKeyDown}>
      {PANES.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          role="tab"
          data-pane={name}
          aria-selected={shown === name}
          aria-controls={`pane-${name}`}
          tabIndex={shown === name ? 0 : -1}
          onClick={() => onShow(name)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
