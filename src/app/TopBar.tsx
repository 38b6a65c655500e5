import { Redo2, Undo2 } from "lucide-react";
import { redoLabel, undoLabel } from "../state/selectors";
import { useActions, useApp } from "../state/store-context";
import { GateMark } from "../ui/GateMark";
import { IconButton } from "../ui/IconButton";
import { DraftNote } from "./DraftNote";
import { type Example, ExamplesMenu } from "./ExamplesMenu";
import { ThemeButton } from "./ThemeButton";

/** Name of the app and of what is open, the history, and the few commands that concern everything. */
export function TopBar({ examples }: { readonly examples: readonly Example[] }) {
  const scenario = useApp((state) => state.documents.name);
  const undoes = useApp(undoLabel);
  const redoes = useApp(redoLabel);
  const { undo, redo } = useActions();
  return (
    <header className="top-bar">
      <h1 className="brand">
        <GateMark size={20} />
        Sallyport
      </h1>
      <span className="scenario-name" title={scenario}>
        {scenario}
      </span>
      <DraftNote />
      <div className="top-bar-end">
        <IconButton
          label={undoes === null ? "Undo" : `Undo: ${undoes}`}
          icon={<Undo2 size={16} aria-hidden />}
          disabled={undoes === null}
          onClick={undo}
        />
        <IconButton
          label={redoes === null ? "Redo" : `Redo: ${redoes}`}
          icon={<Redo2 size={16} aria-hidden />}
          disabled={redoes === null}
          onClick={redo}
        />
        <ExamplesMenu examples={examples} />
        <ThemeButton />
      </div>
    </header>
  );
}
