import { useApp } from "../state/store-context";
import type { Example } from "./ExamplesMenu";
import { ImportArea } from "./ImportArea";
import { Notices } from "./Notices";
import { Panes } from "./Panes";
import { TopBar } from "./TopBar";
import { useDocumentTheme } from "./use-document-theme";
import type { ImportReaders } from "./use-import";
import { useShortcuts } from "./use-shortcuts";
import { VisitBar } from "./VisitBar";
import "../ui/tokens.css";
import "../ui/base.css";
import "./app.css";

interface AppProps {
  readonly examples: readonly Example[];
  readonly readers: ImportReaders;
}

/** The whole screen. */
export function App({ examples, readers }: AppProps) {
  useDocumentTheme(useApp((state) => state.view.theme));
  useShortcuts();
  return (
    <ImportArea readers={readers}>
      <div className="app">
        <TopBar examples={examples} />
        <VisitBar />
        <Notices />
        <Panes />
      </div>
    </ImportArea>
  );
}
