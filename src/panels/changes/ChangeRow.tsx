import { Globe, Undo2, Waypoints } from "lucide-react";
import { Breakable } from "../../ui/Breakable";
import { ROW } from "../problems/use-roving-rows";
import type { KeyedLine } from "./change-sections";

interface ChangeRowProps {
  readonly line: KeyedLine;
  /** Whether the Tab key reaches it. */
  readonly isReachable: boolean;
  readonly isSelected: boolean;
  /** What caused it. */
  readonly by: { readonly words: string; readonly isSeen: boolean };
  readonly onWhy: (edgeId: string) => void;
  readonly onShow: (edgeId: string) => void;
  /** Takes the step that caused it back; null: it is not the last one. */
  readonly onUndo: (() => void) | null;
}

/** One connection that opened or closed; it leads to why it is so now. */
export function ChangeRow({ line, isReachable, isSelected, by, onWhy, onShow, onUndo }: ChangeRowProps) {
  const { kind, source, target, outside, ports, edges, key } = line;
  const [edgeId] = edges;
  const tabIndex = isReachable ? 0 : -1;
  const isExposed = kind === "opened" && outside === "source";
  return (
    <li className={`change-row ${kind}${isSelected ? " selected" : ""}`} {...{ [ROW]: key }}>
      <button
        type="button"
        className="change-line"
        tabIndex={tabIndex}
        aria-current={isSelected || undefined}
        aria-disabled={edgeId === undefined || undefined}
        title={edgeId === undefined ? "It is not in the graph" : "Why it is so now"}
        onClick={() => edgeId !== undefined && onWhy(edgeId)}
      >
        <span className="change-kind">
          <span className="change-mark" aria-hidden>
            {kind === "opened" ? "+" : "−"}
          </span>
          {kind}
        </span>{" "}
        <span className="change-ends">
          {isExposed && <Globe className="change-globe" size={13} aria-label="from outside:" role="img" />}
          <span className="mono">
            <Breakable text={source} />
          </span>{" "}
          <span aria-hidden>→</span>
          <span className="visually-hidden"> to </span>{" "}
          <span className="mono">
            <Breakable text={target} />
          </span>
        </span>{" "}
        <span className="change-ports">{ports}</span>{" "}
        <span className={by.isSeen ? "change-by" : "visually-hidden"}>{by.words}</span>
      </button>
      <span className="change-actions">
        {edgeId !== undefined && (
          <button
            type="button"
            className="button icon"
            tabIndex={tabIndex}
            aria-label="Show in the graph"
            title="Show in the graph"
            onClick={() => onShow(edgeId)}
          >
            <Waypoints size={14} aria-hidden />
          </button>
        )}
        {onUndo !== null && (
          <button
            type="button"
            className="button icon"
            tabIndex={tabIndex}
            aria-label="Undo that step"
            title="Undo that step"
            onClick={onUndo}
          >
            <Undo2 size={14} aria-hidden />
          </button>
        )}
      </span>
    </li>
  );
}
