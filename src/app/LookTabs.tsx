import type { KeyboardEvent } from "react";
import { useActions, useApp } from "../state/store-context";
import { LOOKS } from "./looks";
import "./look-tabs.css";

/** The forms in which the answer can be seen, as tabs: arrow keys go from one to the next. */
export function LookTabs() {
  const shown = useApp((state) => state.view.look);
  // How many connections differ from the baseline, where somebody has looked since the last edit.
  const count = useApp(({ baseline: { noted }, documents }) => noted?.revision === documents.revision && noted.count);
  const { showLook } = useActions();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = LOOKS.findIndex(({ look }) => look === shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: LOOKS.length - 1 }[event.key];
    const next = to === undefined ? undefined : LOOKS[to];
    if (next === undefined) return;
    event.preventDefault();
    showLook(next.look);
    event.currentTarget.querySelector<HTMLElement>(`[data-look=${next.look}]`)?.focus();
  };
  return (
    <div className="look-tabs" role="tablist" aria-label="Forms of the answer" onKeyDown={onKeyDown}>
      {LOOKS.map(({ look, title }) => (
        <button
          key={look}
          type="button"
          role="tab"
          data-look={look}
          aria-selected={shown === look}
          aria-controls={shown === look ? `look-${look}` : undefined}
          tabIndex={shown === look ? 0 : -1}
          onClick={() => showLook(look)}
        >
          {title}
          {look === "changes" && !!count && <span className="look-count">{count}</span>}
        </button>
      ))}
    </div>
  );
}
