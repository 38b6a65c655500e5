import { useApp } from "../../../state/store-context";
import { AskingAgain } from "../../asking/AskingAgain";
import { useOffer } from "../use-offer";
import { MenuLines } from "./MenuLines";
import type { MenuEntry, MenuLevel } from "./menu-entry";
import { labelOffEntries } from "./off-entries";

interface LabelListLinesProps {
  readonly level: Extract<MenuLevel, { readonly kind: "labels" }>;
  readonly onEntry: (entry: MenuEntry) => void;
}

/** The labels of something as lines that leave one out for a moment, as soon as the worker has told them. */
export function LabelListLines(props: LabelListLinesProps) {
  return (
    <AskingAgain>
      <Lines {...props} />
    </AskingAgain>
  );
}

function Lines({ level: { target }, onEntry }: LabelListLinesProps) {
  const off = useApp(({ view }) => view.options.off);
  const answer = useOffer({ kind: "object", target });
  if (answer === null) return <p className="edit-menu-empty">Asking…</p>;
  const entries = labelOffEntries(target, answer.result?.labels ?? new Map(), off);
  if (entries.length === 0) return <p className="edit-menu-empty">It has no label.</p>;
  return <MenuLines groups={[{ name: "Labels", entries }]} onEntry={onEntry} />;
}
