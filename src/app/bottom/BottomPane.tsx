import { ChevronRight } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useActions, useApp } from "../../state/store-context";
import type { BottomPart } from "../../state/view";
import { useLatePart } from "../../ui/late-part";
import { askedViews } from "../asked-for";
import { ExpectationScore } from "./ExpectationScore";
import "./bottom-pane.css";

const PANEL_ID = "bottom-panel";

/** Below the text: what is wrong with it and what is expected, each a word on a bar that opens into a list. */
export function BottomPane({ onShowPicture }: { readonly onShowPicture: () => void }) {
  const analysis = useApp((state) => state.analysis.analysis);
  const open = useApp((state) => state.view.bottom);
  const isWrong = analysis !== null && analysis.diagnostics.length + analysis.leftOut.length > 0;
  const views = useLatePart(askedViews, isWrong || open !== null);
  const problems = useMemo(
    () => (isWrong ? (views?.problemWords(analysis) ?? "Problems") : "No problems"),
    [isWrong, views, analysis],
  );
  const isThere = open !== null && views !== null && analysis !== null;
  return (
    <div className={open === null ? "bottom" : "bottom open"}>
      <div className="bottom-bar">
        <PartButton part="problems" open={open} isThere={isThere}>
          <span className={isWrong ? "bottom-words" : "bottom-words nothing"} title={isWrong ? problems : undefined}>
            {analysis === null ? "Not read yet" : problems}
          </span>
        </PartButton>
        <PartButton part="expectations" open={open} isThere={isThere}>
          <ExpectationScore results={analysis?.expectations ?? []} />
        </PartButton>
      </div>
      {isThere && (
        <div id={PANEL_ID} className="bottom-panel">
          {open === "problems" ? (
            <views.ProblemsList analysis={analysis} />
          ) : (
            <views.ExpectationsPanel results={analysis.expectations} onShowPicture={onShowPicture} />
          )}
        </div>
      )}
    </div>
  );
}

interface PartButtonProps {
  readonly part: BottomPart;
  readonly open: BottomPart | null;
  readonly isThere: boolean;
  readonly children: ReactNode;
}

function PartButton({ part, open, isThere, children }: PartButtonProps) {
  const { showBottom } = useActions();
  const isOpen = open === part;
  return (
    <button
      type="button"
      className={`bottom-part ${part}`}
      data-opens={part}
      aria-expanded={isOpen}
      aria-controls={isOpen && isThere ? PANEL_ID : undefined}
      onClick={() => showBottom(isOpen ? null : part)}
    >
      <ChevronRight size={14} aria-hidden className="bottom-chevron" />
      {children}
    </button>
  );
}
