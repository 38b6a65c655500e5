import { CircleHelp, FolderOpen, Redo2, Search, Undo2 } from "lucide-react";
import { isVisiting, redoLabel, undoLabel } from "../state/selectors";
import { useActions, useApp } from "../state/store-context";
import { GateMark } from "../ui/GateMark";
import { IconButton } from "../ui/IconButton";
import { isMacKeyboard } from "../ui/mac-keyboard";
import type { Commands } from "./commands";
import { DraftNote } from "./DraftNote";
import { ExamplesMenu } from "./ExamplesMenu";
import type { Example } from "./example";
import { ExportMenu } from "./export/ExportMenu";
import { wordsOfShortcut } from "./key-words";
import { ThemeButton } from "./ThemeButton";

interface TopBarProps {
  readonly examples: readonly Example[];
  readonly commands: Commands;
  readonly onOpenExample: (example: Example) => void;
}

/** Name of the app and of what is open, the history, and the few commands that concern everything. */
export function TopBar({ examples, commands, onOpenExample }: TopBarProps) {
  const undoes = useApp(undoLabel);
  const redoes = useApp(redoLabel);
  const { undo, redo } = useActions();
  const isMac = isMacKeyboard();
  return (
    <header className="top-bar">
      <h1 className="brand">
        <GateMark size={20} />
        <span className="brand-name">Sallyport</span>
      </h1>
      <ScenarioName />
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
        <IconButton
          label={`Open files (${wordsOfShortcut("open-files", isMac)})`}
          icon={<FolderOpen size={16} aria-hidden />}
          onClick={commands["open-files"]}
        />
        <ExamplesMenu examples={examples} onOpen={onOpenExample} />
        <ExportMenu />
        <button type="button" className="button palette-button" title="All commands" onClick={commands.palette}>
          <Search size={15} aria-hidden />
          <span className="visually-hidden">All commands</span>
          <kbd>{wordsOfShortcut("palette", isMac)}</kbd>
        </button>
        <IconButton label="Help (?)" icon={<CircleHelp size={16} aria-hidden />} onClick={commands.help} />
        <span className="theme-choice">
          <ThemeButton />
        </span>
      </div>
    </header>
  );
}

/** What is open; of an example or an import also whether it is still as it was opened. */
function ScenarioName() {
  const name = useApp((state) => state.documents.name);
  const isEdited = useApp((state) => isVisiting(state) && state.documents.journal.done.length > 0);
  return (
    <span className="scenario-name" title={name}>
      {name}
      {isEdited && " (edited)"}
    </span>
  );
}
