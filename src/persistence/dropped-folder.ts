import { type ReadFile, readTextFile } from "./dropped-files";
import { cleanFileName, uniqueFileName } from "./file-name";
import { type DroppedFileEntry, type DroppedFolderEntry, mostFiles, walkFolder } from "./folder-walk";

/** How much of a folder is read, in bytes. */
export const folderLimitBytes = 32 * 2 ** 20;

/**
 * Reads the manifests in a folder and the folders in it, named by their path below it: `base/policies.yaml`.
 *
 * Behind them comes, under the name of the folder, a sentence for each reason for which something was left out. A file
 * that is refused by its content is named one by one.
 *
 * @param above - what all names begin with: empty, or `shop/`
 */
export async function readDroppedFolder(
  folder: DroppedFolderEntry,
  isTaken: (name: string) => boolean,
  above = "",
): Promise<readonly ReadFile[]> {
  const folderName = cleanFileName(folder.name);
  const walk = await walkFolder(folder);
  if (walk === null) return [{ kind: "refused", name: folderName, reason: "could not be read" }];
  const given = new Set<string>();
  const read: ReadFile[] = [];
  const tooMuch: string[] = [];
  const withoutObject: string[] = [];
  let left = folderLimitBytes;
  for (const { path, entry } of walk.files) {
    const file = await fileOf(entry);
    const name = uniqueFileName(above + cleanPath(path), (taken) => given.has(taken) || isTaken(taken));
    if (file === null) {
      read.push({ kind: "refused", name, reason: "could not be read" });
      continue;
    }
    if (file.size > left) {
      tooMuch.push(path);
      continue;
    }
    const result = await readTextFile(file, name);
    const hasEnding = entry.name.includes(".");
    if (result.kind === "text") {
      left -= file.size;
      given.add(name);
      read.push(result);
    } else if (result.kind === "no-object" || !hasEnding) withoutObject.push(path);
    else read.push(result);
  }
  const reasons = [
    reasonOf(withoutObject, "file", "in which there is no Kubernetes object"),
    reasonOf(walk.passedFiles, "file", "that is hidden or ends in neither .yaml, .yml, .json nor .txt"),
    reasonOf(walk.passedFolders, "folder", "that is hidden or called node_modules"),
    reasonOf(walk.unreadable, "folder", "that could not be read"),
    reasonOf(tooMuch, "file", `beyond the limit of ${folderLimitBytes / 2 ** 20} MB at a time`),
    walk.isCutShort ? `holds more than ${mostFiles.toLocaleString("en")} files; only the first ones were opened` : null,
    walk.files.length === 0 ? "holds no file that could be a manifest" : null,
  ];
  const said = reasons.filter((reason) => reason !== null);
  return [...read, ...said.map((reason): ReadFile => ({ kind: "refused", name: folderName, reason }))];
}

function fileOf(entry: DroppedFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

function cleanPath(path: string): string {
  return path.split("/").map(cleanFileName).join("/");
}

/** How many of what was left out are called by their name. */
const mostNamed = 3;

/** “holds 4 files … (a.md, b.md, c.png and 1 more), left out”; null where there are none. */
function reasonOf(paths: readonly string[], what: "file" | "folder", which: string): string | null {
  if (paths.length === 0) return null;
  const plural = paths.length === 1 ? `one ${what}` : `${paths.length.toLocaleString("en")} ${what}s`;
  const condition = paths.length === 1 ? which : which.replace("that is", "that are").replace(" ends ", " end ");
  const more = paths.length > mostNamed ? ` and ${(paths.length - mostNamed).toLocaleString("en")} more` : "";
  return `holds ${plural} ${condition}, left out: ${paths.slice(0, mostNamed).join(", ")}${more}`;
}
