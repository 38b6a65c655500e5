/** A file or a folder that was dropped, as browsers give it (`FileSystemEntry`). */
export type DroppedEntry = DroppedFileEntry | DroppedFolderEntry;

export interface DroppedFileEntry {
  readonly isDirectory: false;
  readonly name: string;
  file(onFile: (file: File) => void, onError: () => void): void;
}

export interface DroppedFolderEntry {
  readonly isDirectory: true;
  readonly name: string;
  createReader(): { readEntries(onEntries: (entries: readonly DroppedEntry[]) => void, onError: () => void): void };
}

/** What is in a folder that may hold manifests, and what was passed by. */
export interface FolderWalk {
  /** In the order of their paths. */
  readonly files: readonly FoundFile[];
  /** Paths of folders that were not looked into: hidden ones and `node_modules`. */
  readonly passedFolders: readonly string[];
  /** Paths of files whose name says that they are no manifests. */
  readonly passedFiles: readonly string[];
  /** Paths of folders that could not be read. */
  readonly unreadable: readonly string[];
  /** Whether there were more files than are looked at. */
  readonly isCutShort: boolean;
}

export interface FoundFile {
  /** Relative to the folder: `base/policies.yaml`. */
  readonly path: string;
  readonly entry: DroppedFileEntry;
}

/** How many files of a folder are read. */
export const mostFiles = 2_000;
/** How many files and folders are looked at, so that a whole disk ends some day. */
const mostEntries = 50_000;

/** Looks through a folder and all folders in it; files are not opened. Null when the folder cannot be read. */
export async function walkFolder(folder: DroppedFolderEntry): Promise<FolderWalk | null> {
  const walk: Walking = { files: [], passedFolders: [], passedFiles: [], unreadable: [], isCutShort: false, seen: 0 };
  return (await walkInto(walk, folder, "")) ? walk : null;
}

interface Walking {
  readonly files: FoundFile[];
  readonly passedFolders: string[];
  readonly passedFiles: string[];
  readonly unreadable: string[];
  isCutShort: boolean;
  seen: number;
}

/** False when the folder cannot be read. */
async function walkInto(walk: Walking, folder: DroppedFolderEntry, path: string): Promise<boolean> {
  const entries = await entriesOf(folder);
  if (entries === null) return false;
  const inOrder = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of inOrder) {
    if (walk.isCutShort) return true;
    const entryPath = path === "" ? entry.name : `${path}/${entry.name}`;
    const isHidden = entry.name.startsWith(".");
    if (++walk.seen > mostEntries) walk.isCutShort = true;
    else if (entry.isDirectory) {
      if (isHidden || entry.name === "node_modules") walk.passedFolders.push(entryPath);
      else if (!(await walkInto(walk, entry, entryPath))) walk.unreadable.push(entryPath);
    } else if (isHidden || !mayBeManifest(entry.name)) walk.passedFiles.push(entryPath);
    else if (walk.files.length >= mostFiles) walk.isCutShort = true;
    else walk.files.push({ path: entryPath, entry });
  }
  return true;
}

/** A name that ends as manifests' names do, or has no ending. */
function mayBeManifest(name: string): boolean {
  return /\.(?:ya?ml|json|txt)$/i.test(name) || !name.includes(".");
}

/** All entries of a folder, of which a browser gives a hundred at a time; null when it cannot be read. */
async function entriesOf(folder: DroppedFolderEntry): Promise<readonly DroppedEntry[] | null> {
  const reader = folder.createReader();
  const entries: DroppedEntry[] = [];
  for (;;) {
    const batch = await new Promise<readonly DroppedEntry[] | null>((resolve) => {
      reader.readEntries(resolve, () => resolve(null));
    });
    if (batch === null) return null;
    if (batch.length === 0 || entries.length > mostEntries) return entries;
    entries.push(...batch);
  }
}
