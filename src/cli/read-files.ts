import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ScenarioFile } from "../engine";
import { MOST_BYTES } from "../engine/source/limits";
import { textOf } from "../persistence/decode-text";
import { explainBytes } from "../persistence/explain-bytes";
import { UsageError } from "./usage";

/** Files that could be read, and what to say of the others. */
export interface FilesRead {
  readonly files: readonly ScenarioFile[];
  /** One message a path that could not be read. */
  readonly problems: readonly string[];
}

/**
 * Reads the FILE arguments: a folder gives all its manifests by name, `-` is standard input. What is no text, or has more
 * than {@link MOST_BYTES}, is a problem that names it.
 *
 * @throws UsageError when no file is named
 */
export function readFiles(paths: readonly string[]): FilesRead {
  if (paths.length === 0) throw new UsageError("no FILE is given");
  const files: ScenarioFile[] = [];
  const problems: string[] = [];
  const readOne = (path: string) => {
    try {
      const bytes = readBytes(path);
      const text = bytes === null ? null : textOf(bytes);
      if (text !== null) files.push({ name: path, text });
      else problems.push(`cannot read ${path}: it ${bytes === null ? TOO_LARGE : explainBytes(bytes)}`);
    } catch (error) {
      problems.push(`cannot read ${path}: ${reasonOf(error)}`);
    }
  };
  for (const path of paths) {
    if (path === "-" || !isFolder(path)) readOne(path);
    else for (const file of manifestsBelow(path, problems)) readOne(file);
  }
  return { files, problems };
}

const TOO_LARGE = `has more than ${MOST_BYTES / 2 ** 20} MB, which is the limit for one file`;
const STANDARD_INPUT = 0;
const CHUNK_BYTES = 2 ** 20;

/** Null where there are too many; a device that never ends is read no further. */
function readBytes(path: string): Uint8Array | null {
  const file = path === "-" ? STANDARD_INPUT : openSync(path, "r");
  try {
    if (fstatSync(file).size > MOST_BYTES) return null;
    const chunks: Uint8Array[] = [];
    for (let length = 0; length <= MOST_BYTES; ) {
      const chunk = new Uint8Array(CHUNK_BYTES);
      const count = readChunk(file, chunk);
      if (count === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, count));
      length += count;
    }
    return null;
  } finally {
    if (file !== STANDARD_INPUT) closeSync(file);
  }
}

/** How long to wait for a pipe that has nothing yet. */
const WAIT_MS = 5;

function readChunk(file: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, chunk);
    } catch (error) {
      if (codeOf(error) === "EOF") return 0;
      if (codeOf(error) !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
  }
}

function manifestsBelow(folder: string, problems: string[]): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return manifestsBelow(path, problems);
      // A pipe or a device, which may never end, is no manifest that lies in a folder.
      const mayBeFile = entry.isFile() || entry.isSymbolicLink();
      return mayBeFile && /\.(ya?ml|json)$/.test(entry.name) ? [path] : [];
    });
  } catch (error) {
    problems.push(`cannot read ${folder}: ${reasonOf(error)}`);
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["ENOTDIR", "there is no such file"],
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EISDIR", "it is a folder"],
  ["ENAMETOOLONG", "its name is too long"],
  ["ELOOP", "it is a link that leads to itself"],
  ["ERR_INVALID_ARG_VALUE", "this is no name of a file"],
]);

/** Why a file could not be read, in a few words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS.get(code) ?? (code === "" ? "it could not be read" : `the system says ${code}`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
