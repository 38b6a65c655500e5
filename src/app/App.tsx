import { useCallback, useState } from "react";
import { isVisiting } from "../state/selectors";
import { useApp } from "../state/store-context";
import type { PaneName } from "../state/view";
import { type LatePart, useLatePart } from "../ui/late-part";
import { useTypedAhead } from "../ui/typed-ahead";
import { askedViews } from "./asked-for";
import { type DialogName, useCommands } from "./commands";
import type { Example } from "./example";
import { ImportArea } from "./ImportArea";
import { Notices } from "./Notices";
import { Panes } from "./Panes";
import { TopBar } from "./TopBar";
import { useDocumentTheme } from "./use-document-theme";
import type { ImportReaders } from "./use-import";
import { useOpenExample } from "./use-open-example";
import { useShortcuts } from "./use-shortcuts";
import { VisitBar } from "./VisitBar";
import "../ui/tokens.css";
import "../ui/base.css";
import "./app.css";
import "./panes.css";
import "./picture-bar.css";

interface AppProps {
  readonly examples: LatePart<{ readonly examples: readonly Example[] }>;
  readonly readers: ImportReaders;
  /** Whether what was pasted into a text is worth an offer to import it instead. */
  readonly isImportable: (pasted: string, fileText: string) => boolean;
}

const none: readonly Example[] = [];

/** The whole screen. */
export function App({ examples: lateExamples, readers, isImportable }: AppProps) {
  useDocumentTheme(useApp((state) => state.view.theme));
  const [tab, setTab] = useState<PaneName>("picture");
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const isRefusing = useApp((state) => state.import.refusals.length > 0);
  const views = useLatePart(askedViews, dialog !== null || isRefusing);
  useTypedAhead(views === null && dialog === "palette");
  const examples = useLatePart(lateExamples, useApp(isVisiting))?.examples ?? none;
  const commands = useCommands({ openDialog: setDialog, showTab: setTab });
  const openExample = useOpenExample();
  const openAssumptions = useCallback(() => setDialog("assumptions"), []);
  useShortcuts(commands);
  // The next one may be open by the time the former tells that it has closed.
  const closed = (name: DialogName) => () => setDialog((open) => (open === name ? null : open));
  return (
    <ImportArea readers={readers}>
      <div className="app">
        <TopBar examples={examples} commands={commands} onOpenExample={openExample} />
        <VisitBar examples={examples} />
        <Notices />
        <Panes tab={tab} onTab={setTab} isImportable={isImportable} onAssumptions={openAssumptions} />
      </div>
      {views !== null && dialog === "palette" && (
        <views.CommandPalette
          commands={commands}
          examples={examples}
          onOpenExample={openExample}
          onAssumptions={openAssumptions}
          onClosed={closed("palette")}
        />
      )}
      {views !== null && <views.Refusals />}
      {views !== null && <views.ToldNote />}
      {views !== null && <views.ExpectationNews />}
      {views !== null && dialog === "help" && <views.HelpDialog onClosed={closed("help")} />}
      {views !== null && dialog === "assumptions" && <views.AssumptionsDialog onClosed={closed("assumptions")} />}
    </ImportArea>
  );
}
