import { MOST_BYTES } from "../engine/source/limits";
import { type ReadableFile, type ReadFile, readDroppedFiles } from "./dropped-files";
import { cleanFileName } from "./file-name";
import type { DroppedEntry, DroppedFolderEntry } from "./folder-walk";

/** The part of `DataTransfer` that is used. */
export interface GivenTransfer {
  readonly items: Iterable<GivenItem>;
}

export interface GivenItem {
  readonly kind: string;
  getAsFile(): File | null;
  webkitGetAsEntry?(): FileSystemEntry | null;
}

/** Files and folders that were dropped, pasted or chosen, on their way. */
export interface TransferReading {
  /** The name of the only thing that was given, `shop` or `cluster.yaml`; null for several things. */
  readonly name: string | null;
  /** Loose files as {@link readDroppedFiles} reads them, then folders as `readDroppedFolder` does. */
  readonly files: Promise<readonly ReadFile[]>;
}

/**
 * Begins to read what was dropped or pasted; null where it holds no file.
 *
 * To be called in the event itself: a browser forgets the items when the event is over.
 */
export function readTransfer(given: GivenTransfer, isTaken: (name: string) => boolean): TransferReading | null {
  const files: ReadableFile[] = [];
  const folders: DroppedFolderEntry[] = [];
  for (const item of given.items) {
    if (item.kind !== "file") continue;
    // The standard has a type of entry for each value of isDirectory, which TypeScript does not tell apart.
    const entry = (item.webkitGetAsEntry?.() ?? null) as DroppedEntry | null;
    const file = entry?.isDirectory === true ? null : item.getAsFile();
    if (entry?.isDirectory === true) folders.push(entry);
    else if (file !== null) files.push(file);
  }
  const all = [...files, ...folders];
  if (all.length === 0) return null;
  const [only] = all;
  const name = only === undefined || all.length > 1 ? null : cleanFileName(only.name);
  return { name, files: readAll(files, folders, isTaken) };
}

/** What reads folders, which are rare: it does not come with the page. */
export const folderReader = () => import("./dropped-folder");

async function readAll(
  files: readonly ReadableFile[],
  folders: readonly DroppedFolderEntry[],
  isTaken: (name: string) => boolean,
): Promise<readonly ReadFile[]> {
  const read = [...(await readDroppedFiles(files, isTaken))];
  if (folders.length === 0) return read;
  const { readDroppedFolder } = await folderReader();
  for (const folder of folders) {
    const given = new Set(read.flatMap((each) => (each.kind === "text" ? each.name : [])));
    const above = folders.length > 1 ? `${cleanFileName(folder.name)}/` : "";
    const left = read.reduce((sum, each) => (each.kind === "text" ? sum - each.text.length : sum), MOST_BYTES);
    read.push(...(await readDroppedFolder(folder, (name) => given.has(name) || isTaken(name), left, above)));
  }
  return read;
}
