import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./install.mjs";

/**
 * A name for the present state of files and folders, given relative to the project's root. By content it costs a read
 * of every file; by time only a look at each. Tests do not count.
 *
 * @param {readonly string[]} paths
 * @param {"content" | "time"} by
 */
export function fingerprint(paths, by) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesBelow(join(root, path))).sort()) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`\0${relative(root, file)}\0`).update(by === "time" ? `${mtimeMs} ${size}` : readFileSync(file));
  }
  return hash.digest("hex").slice(0, 24);
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
