import { Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useActions, useApp, useAppStore } from "../state/store-context";
import { downloadFile } from "../ui/download-file";
import { IconButton } from "../ui/IconButton";
import { latePart, useLatePart } from "../ui/late-part";
import { DeletedNote } from "./DeletedNote";
import { FileNameInput } from "./FileNameInput";
import { FileTab, tabId } from "./FileTab";
import type { FileCommand, TabMenuRequest } from "./TabMenu";
import { useLinesBehind } from "./use-lines-behind";
import { useRenaming } from "./use-renaming";

const tabMenu = latePart(() => import("./TabMenu"));

/** The files of the scenario; arrow keys go from one to the next, F2 renames, Delete deletes. */
export function FileTabs() {
  const files = useApp((state) => state.documents.files);
  const active = useApp((state) => state.documents.activeFile);
  const diagnostics = useApp((state) => state.analysis.analysis?.diagnostics);
  const found = useMemo(() => {
    const counts = new Map<string, number>();
    const add = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
    for (const { severity, place, more } of diagnostics ?? []) {
      // One that stands for others that are not listed is none itself.
      if (!more) add(`${severity} ${place.file}`, 1);
      else add(`error ${place.file}`, more.errors) && add(`warning ${place.file}`, more.warnings);
    }
    return counts;
  }, [diagnostics]);
  const linesBehind = useLinesBehind();
  const { setActiveFile, deleteFile } = useActions();
  const bar = useRef<HTMLDivElement>(null);
  const focusTab = useFocusTab(bar);
  const renaming = useRenaming(focusTab);
  const addAndName = useAdding(renaming.start);
  const [menu, setMenu] = useState<TabMenuRequest | null>(null);
  const late = useLatePart(tabMenu, menu !== null);

  const run = (command: FileCommand, name: string) => {
    const file = files.find((candidate) => candidate.name === name);
    if (file === undefined) return;
    if (command === "download") downloadFile(file);
    if (command === "rename") renaming.start(name);
    if (command === "delete") {
      deleteFile(name);
      focusTab();
    }
  };

  const onKeyDown = (event: KeyboardEvent, name: string, index: number) => {
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: files.length - 1 }[event.key];
    const next = to === undefined ? undefined : files[to];
    if (event.key === "F2") run("rename", name);
    else if (event.key === "Delete") run("delete", name);
    else if (next) {
      setActiveFile(next.name);
      focusTab();
    } else return;
    event.preventDefault();
  };

  // While a file is renamed a field is in the place of its tab.
  const tabIds = files.flatMap(({ name }, index) => (renaming.renamed?.file === name ? [] : tabId(index))).join(" ");
  return (
    <div ref={bar} className="file-bar">
      <div className="file-tabs">
        {/* It owns its tabs from outside of them, since a tab has a button beside it. */}
        <span role="tablist" aria-label="Files" aria-owns={tabIds} />
        {files.map(({ name }, index) =>
          renaming.renamed?.file === name ? (
            <FileNameInput key={name} renaming={renaming} />
          ) : (
            <FileTab
              key={name}
              name={name}
              index={index}
              isActive={name === active}
              errors={found.get(`error ${name}`) ?? 0}
              warnings={found.get(`warning ${name}`) ?? 0}
              linesBehind={name === active ? 0 : (linesBehind.get(name) ?? 0)}
              isMenuOpen={menu?.file === name}
              onShow={() => setActiveFile(name)}
              onRename={() => renaming.start(name)}
              onKeyDown={(event) => onKeyDown(event, name, index)}
              onMenu={(at) => setMenu({ file: name, at })}
            />
          ),
        )}
      </div>
      <IconButton label="Add a file" icon={<Plus size={15} />} onClick={addAndName} />
      <DeletedNote onUndone={focusTab} />
      {renaming.renamed !== null && renaming.renamed.problem !== null && (
        <p className="file-problem" id="file-problem" role="alert">
          {renaming.renamed.problem}
        </p>
      )}
      {late !== null && <late.TabMenu request={menu} onCommand={run} onClose={() => setMenu(null)} />}
    </div>
  );
}

/** Puts the focus on the shown tab when the next change is on the screen; on the button that adds one where there is none. */
function useFocusTab(bar: { readonly current: HTMLElement | null }): () => void {
  const [wish, setWish] = useState(0);
  useEffect(() => {
    if (wish === 0) return;
    const tab = bar.current?.querySelector<HTMLElement>("[role=tab][aria-selected=true]");
    (tab ?? bar.current?.querySelector<HTMLElement>(".button"))?.focus();
  }, [wish, bar]);
  return () => setWish((number) => number + 1);
}

/** Adds an empty file and lets it be named at once. */
function useAdding(name: (file: string, isNew: boolean) => void): () => void {
  const store = useAppStore();
  return () => {
    store.actions.addFile("file.yaml", "");
    const { activeFile } = store.getState().documents;
    if (activeFile !== null) name(activeFile, true);
  };
}
