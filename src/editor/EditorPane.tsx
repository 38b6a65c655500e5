import { useCallback, useRef, useState } from "react";
import { activeFile } from "../state/selectors";
import { useApp } from "../state/store-context";
import { FileTabs } from "./FileTabs";
import { MonacoEditor } from "./MonacoEditor";
import { type Leaving, PlainEditor } from "./PlainEditor";
import { useMonaco } from "./use-monaco";
import "./editor.css";

/** The text of the scenario: a plain text area at once, Monaco in its place as soon as it is there. */
export function EditorPane() {
  const file = useApp(activeFile);
  const mountMonaco = useMonaco();
  const [isComposing, setComposing] = useState(false);
  const leaving = useRef<Leaving>({ hadFocus: false, scrollTop: 0 });
  const onLeave = useCallback((left: Leaving) => {
    leaving.current = left;
  }, []);
  return (
    <div className="editor">
      <FileTabs />
      <div className="editor-body" role="tabpanel" aria-label={file?.name ?? "No file"}>
        {file === null && <p className="editor-empty">No file. Add one, or drop YAML anywhere on the page.</p>}
        {file !== null &&
          (mountMonaco === null || isComposing ? (
            <PlainEditor file={file} onComposing={setComposing} onLeave={onLeave} />
          ) : (
            <MonacoEditor mount={mountMonaco} leaving={leaving} />
          ))}
      </div>
    </div>
  );
}
