import { MOST_BYTES } from "../engine/source/limits";
import { type ReadFile, readTextFile } from "./dropped-files";
import { cleanFileName, uniqueFileName } from "./file-name";
import { type DroppedFileEntry, type DroppedFolderEntry, mostFiles, walkFolder } from "./folder-walk";

/**
 * Reads the manifests in a folder and the folders in it, named by their path below it: `base/policies.yaml`. A text in
 * which no line begins an object, as in a README, is left out, for nobody chose it; where there is no other, all are read.
 *
 * Behind them comes, under the name of the folder, a sentence for each reason for which something was left out. A file
 * that is refused by its content is named one by one.
 *
 * @param most - how much is read, in bytes
 * @param above - what all names begin with: empty, or `shop/`
 */
export async function readDroppedFolder(
  folder: DroppedFolderEntry,
  isTaken: (name: string) => boolean,
  most = MOST_BYTES,
  above = "",
): Promise<readonly ReadFile[]> {
  const folderName = cleanFileName(folder.name);
  const walk = await walkFolder(folder);
  if (walk === null) return [{ kind: "refused", name: folderName, reason: "could not be read" }];
  const given = new Set<string>();
  const read: ReadFile[] = [];
  const tooMuch: string[] = [];
  const withoutObject: string[] = [];
  const objectless: { readonly path: string; readonly file: ReadFile }[] = [];
  let left = most;
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
    if (result.kind === "refused") {
      if (entry.name.includes(".")) read.push(result);
      else withoutObject.push(path);
      continue;
    }
    left -= file.size;
    given.add(name);
    if (OBJECT_KEY.test(result.text)) read.push(result);
    else objectless.push({ path, file: result });
  }
  if (read.some(({ kind }) => kind === "text")) withoutObject.push(...objectless.map(({ path }) => path));
  else read.push(...objectless.map(({ file }) => file));
  const reasons = [
    reasonOf(withoutObject, "file", "in which there is no Kubernetes object"),
    reasonOf(walk.passedFiles, "file", "that is hidden or ends in neither .yaml, .yml, .json nor .txt"),
    reasonOf(walk.passedFolders, "folder", "that is hidden or called node_modules"),
    reasonOf(walk.unreadable, "folder", "that could not be read"),
    reasonOf(tooMuch, "file", `beyond the limit of ${MOST_BYTES / 2 ** 20} MB at a time`),
    walk.isCutShort ? `holds more than ${mostFiles.toLocaleString("en")} files; only the first ones were opened` : null,
    walk.files.length === 0 ? "holds no file that could be a manifest" : null,
  ];
  const said = reasons.filter((reason) => reason !== null);
  return [...read, ...said.map((reason): ReadFile => ({ kind: "refused", name: folderName, reason }))];
}

/** `kind` or `apiVersion` as a key of YAML or JSON. */
const OBJECT_KEY = /(?<![\w.-])["']?(?:kind|apiVersion)["']?\s*:/;

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
  const named = paths.slice(0, mostNamed).map(cleanPath);
  return `holds ${plural} ${condition}, left out: ${named.join(", ")}${more}`;
}
