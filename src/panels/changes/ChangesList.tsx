import { Globe } from "lucide-react";
import { useMemo, useState } from "react";
import type { ChangesView } from "../../engine";
import type { Baseline } from "../../state/baseline-of";
import { giveBaseline } from "../../state/give-baseline";
import { stepId } from "../../state/steps-back";
import { useActions, useApp, useAppStore } from "../../state/store-context";
import { begun } from "../../ui/begun";
import { counted } from "../../ui/counted";
import { useRovingRows } from "../problems/use-roving-rows";
import { ChangeRow } from "./ChangeRow";
import { type ChangeSection, changeSections, type KeyedLine } from "./change-sections";
import { causedBy, causeTitle } from "./changes-words";

interface ChangesListProps {
  readonly view: ChangesView;
  readonly baseline: Baseline;
}

/** As many are listed at once; the next ones on demand. */
const PAGE = 200;

/** Every connection that opened or closed, under what caused it. */
export function ChangesList({ view, baseline }: ChangesListProps) {
  const store = useAppStore();
  const [most, setMost] = useState(PAGE);
  const sections = useMemo(() => changeSections(view, most), [view, most]);
  const keys = useMemo(() => sections.flatMap(({ lines }) => lines.map(({ key }) => key)), [sections]);
  const { current, listeners } = useRovingRows(keys, ignore, ignore);
  const selected = useApp(({ selection }) => (selection.selected?.kind === "edge" ? selection.selected.id : null));
  const lastStep = useApp(({ documents }) => documents.journal.done.at(-1) ?? null);
  const { explain, showLook, undo } = useActions();
  const show = async (edgeId: string) => {
    if (store.getState().view.options.against == null) await giveBaseline(store);
    showLook("graph");
    explain(edgeId);
  };
  const canUndo = ({ cause }: KeyedLine) => {
    const caused = view.causes[cause]?.cause;
    return caused?.kind === "step" && lastStep !== null && caused.id === stepId(lastStep);
  };
  const total = view.opened + view.closed;
  return (
    <div className="changes-list" {...listeners}>
      {sections.map((section) => (
        <div key={section.key}>
          <h2>
            {section.head === "exposed" && <Globe size={14} aria-hidden />}
            {headWords(section, baseline)}
            {section.head !== "exposed" && (
              <span className="changes-counts">
                {section.head.opened > 0 && <span>+ {section.head.opened.toLocaleString("en")} opened</span>}
                {section.head.closed > 0 && <span>− {section.head.closed.toLocaleString("en")} closed</span>}
              </span>
            )}
          </h2>
          <ul>
            {section.lines.map((line) => (
              <ChangeRow
                key={line.key}
                line={line}
                isReachable={line.key === current}
                isSelected={selected !== null && line.edges.includes(selected)}
                by={byWords(section, line, view, baseline)}
                onWhy={explain}
                onShow={show}
                onUndo={canUndo(line) ? undo : null}
              />
            ))}
          </ul>
        </div>
      ))}
      {view.lines.length > most && (
        <button type="button" className="button outlined changes-more" onClick={() => setMost(most + PAGE)}>
          {counted(view.lines.length - most, "more line")}: show the next {Math.min(PAGE, view.lines.length - most)}
        </button>
      )}
      {total > view.lines.length && (
        <p className="changes-note">{counted(total - view.lines.length, "more connection")} not listed.</p>
      )}
    </div>
  );
}

function headWords({ head }: ChangeSection, baseline: Baseline): string {
  return head === "exposed" ? "Newly exposed to the outside" : begun(causeTitle(head.cause, baseline));
}

/** Under its own heading a cause is not said again for the eye; without it who hears a row alone would miss it. */
function byWords({ head }: ChangeSection, { cause }: KeyedLine, { causes }: ChangesView, baseline: Baseline) {
  const caused = causes[cause];
  return { words: caused === undefined ? "" : causedBy(caused.cause, baseline), isSeen: head === "exposed" };
}

const ignore = () => {};
