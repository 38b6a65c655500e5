import type { ScenarioFile } from "../engine";

/** A stretch of a file and what takes its place: UTF-16 offsets of the text before, `from` inclusive, `to` exclusive. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What happened to one file. */
export type FileChange =
  /** Splices in ascending order that do not overlap, all in offsets of the text before this change. */
  | { readonly kind: "edited"; readonly file: string; readonly splices: readonly Splice[] }
  /** `index`: where it stands in the list from then on. */
  | { readonly kind: "added"; readonly file: string; readonly text: string; readonly index: number }
  | { readonly kind: "removed"; readonly file: string }
  | { readonly kind: "renamed"; readonly file: string; readonly to: string };

/** The step from one revision of the files to another; the changes happen one after the other. */
export interface FilesChange {
  readonly baseRevision: number;
  readonly revision: number;
  readonly changes: readonly FileChange[];
}

/** All files at a revision. */
export interface FilesSnapshot {
  readonly revision: number;
  readonly files: readonly ScenarioFile[];
}

/** The snapshot after `change`, or null where the change is not one of this snapshot, so that all has to be sent again. */
export function applyFilesChange(snapshot: FilesSnapshot, change: FilesChange): FilesSnapshot | null {
  if (snapshot.revision !== change.baseRevision) return null;
  let files: readonly ScenarioFile[] | null = snapshot.files;
  for (const step of change.changes) {
    files = applyFileChange(files, step);
    if (files === null) return null;
  }
  return { revision: change.revision, files };
}

/** The files after a change of one; null where it does not fit. */
export function applyFileChange(files: readonly ScenarioFile[], change: FileChange): readonly ScenarioFile[] | null {
  const index = files.findIndex((file) => file.name === change.file);
  if (change.kind === "added") {
    return index === -1 ? files.toSpliced(change.index, 0, { name: change.file, text: change.text }) : null;
  }
  const file = files[index];
  if (file === undefined) return null;
  switch (change.kind) {
    case "edited": {
      const text = spliceText(file.text, change.splices);
      return text === null ? null : files.with(index, { name: file.name, text });
    }
    case "removed":
      return files.toSpliced(index, 1);
    case "renamed":
      return files.with(index, { name: change.to, text: file.text });
  }
}

function spliceText(text: string, splices: readonly Splice[]): string | null {
  let made = "";
  let done = 0;
  for (const splice of splices) {
    if (splice.from < done || splice.to < splice.from || splice.to > text.length) return null;
    made += text.slice(done, splice.from) + splice.text;
    done = splice.to;
  }
  return made + text.slice(done);
}
