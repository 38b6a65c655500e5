import { type ReactNode, useCallback, useRef, useState } from "react";
import { activeFile } from "../state/selectors";
import { useApp, useAppStore } from "../state/store-context";
import { EditorStatus } from "./EditorStatus";
import { PANEL_ID } from "./FileTab";
import { FileTabs } from "./FileTabs";
import { MonacoEditor } from "./MonacoEditor";
import { PasteOffer } from "./PasteOffer";
import { type Leaving, PlainEditor } from "./PlainEditor";
import type { TabKey } from "./tab-hint";
import { useMonaco } from "./use-monaco";
import { type IsImportable, usePasteOffer } from "./use-paste-offer";
import "./editor.css";
import "./file-tabs.css";
import "./marks.css";

interface EditorPaneProps {
  readonly isImportable?: IsImportable;
  /** Besides what the line below the text says itself. */
  readonly children?: ReactNode;
}

const nothingImportable = () => false;

/** The text of the scenario: a plain text area at once, Monaco in its place as soon as it is there. */
export function EditorPane({ isImportable = nothingImportable, children }: EditorPaneProps) {
  const file = useApp(activeFile);
  const mountMonaco = useMonaco();
  const [isComposing, setComposing] = useState(false);
  const [tabKey, setTabKey] = useState<TabKey | null>(null);
  const leaving = useRef<Leaving>({ hadFocus: false, scrollTop: 0 });
  const onLeave = useCallback((left: Leaving) => {
    leaving.current = left;
  }, []);
  const onPaste = usePasteOffer(isImportable);
  const backToText = useBackToText();
  return (
    <div className="editor">
      <FileTabs />
      <PasteOffer onKept={backToText} />
      <div
        className="editor-body"
        id={PANEL_ID}
        role="tabpanel"
        aria-label={file?.name ?? "No file"}
        onPasteCapture={onPaste}
      >
        {file === null && <p className="editor-empty">No file. Add one, or drop YAML anywhere on the page.</p>}
        {file !== null &&
          (mountMonaco === null || isComposing ? (
            <PlainEditor file={file} onComposing={setComposing} onLeave={onLeave} />
          ) : (
            <MonacoEditor mount={mountMonaco} leaving={leaving} onTabKey={setTabKey} />
          ))}
      </div>
      <EditorStatus tabKey={tabKey}>{children}</EditorStatus>
    </div>
  );
}

/** Puts the focus into the text, where the caret was. */
function useBackToText(): () => void {
  const store = useAppStore();
  return () => {
    const { caret } = store.getState().selection;
    if (caret === null) return;
    const { file, anchor, head } = caret;
    store.actions.reveal({ file, from: Math.min(anchor, head), to: Math.max(anchor, head) });
  };
}
