import { useState } from "react";
import { useAppStore } from "../state/store-context";
import { completedName, fileNameProblem } from "./file-name-problem";

/** A file whose name is being changed. */
export interface Renamed {
  readonly file: string;
  readonly value: string;
  /** Why it cannot be named so. */
  readonly problem: string | null;
  /** It was just added: once it has its name, its text is to be written. */
  readonly isNew: boolean;
}

export interface Renaming {
  readonly renamed: Renamed | null;
  readonly start: (file: string, isNew?: boolean) => void;
  readonly change: (value: string) => void;
  /** Takes the name. One that cannot be is not taken: with a key it can be mended, when the focus has gone it is dropped. */
  readonly take: (by: "key" | "blur") => void;
  readonly leave: () => void;
}

/** Changes the name of one file at a time. `focusTab` gives the focus back to its tab. */
export function useRenaming(focusTab: () => void): Renaming {
  const store = useAppStore();
  const [renamed, setRenamed] = useState<Renamed | null>(null);
  return {
    renamed,
    start: (file, isNew = false) => {
      store.actions.setActiveFile(file);
      setRenamed({ file, value: file, problem: null, isNew });
    },
    change: (value) =>
      setRenamed((current) => {
        const names = store.getState().documents.files.map(({ name }) => name);
        if (current === null) return null;
        const { file, isNew } = current;
        return { ...current, value, problem: fileNameProblem(completedName(value, file, isNew), file, names) };
      }),
    take: (by) => {
      if (renamed === null || (renamed.problem !== null && by === "key")) return;
      setRenamed(null);
      const name = completedName(renamed.value, renamed.file, renamed.isNew);
      if (renamed.problem === null) store.actions.renameFile(renamed.file, name);
      if (by === "blur") return;
      if (renamed.isNew) store.actions.reveal({ file: name, from: 0, to: 0 });
      else focusTab();
    },
    leave: () => {
      setRenamed(null);
      focusTab();
    },
  };
}
