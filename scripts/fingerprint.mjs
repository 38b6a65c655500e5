import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./install.mjs";

/**
 * A name for the present state of files and folders, given relative to the project's root. By content it costs a read
 * of every file; by time only a look at each. Tests do not count, nor what only they and the benches import, unless it
 * is named itself.
 *
 * @param {readonly string[]} paths
 * @param {"content" | "time"} by
 */
export function fingerprint(paths, by) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesOf(join(root, path))).sort()) {
    hash.update(`\0${relative(root, file)}\0`).update(by === "time" ? timeOf(file) : readFileSync(file));
  }
  return hash.digest("hex").slice(0, 24);
}

/** @param {string} file */
function timeOf(file) {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  return found.isDirectory() ? filesBelow(path) : [path];
}

const ofTests = /\.test\.tsx?$|[\\/]engine\/(testing|bench|policy\/conformance|service\/conformance)$/;

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (ofTests.test(path)) return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
