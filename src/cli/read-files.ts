import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ScenarioFile } from "../engine";
import { UsageError } from "./usage";

/** Files that could be read, and what to say of the others. */
export interface FilesRead {
  readonly files: readonly ScenarioFile[];
  /** One message a path that could not be read. */
  readonly problems: readonly string[];
}

/**
 * Reads the FILE arguments: a folder gives all its manifests by name, `-` is standard input.
 *
 * @throws UsageError when no file is named
 */
export function readFiles(paths: readonly string[]): FilesRead {
  if (paths.length === 0) throw new UsageError("no FILE is given");
  const files: ScenarioFile[] = [];
  const problems: string[] = [];
  const readOne = (path: string) => {
    try {
      files.push({ name: path, text: decodeText(readFileSync(path === "-" ? 0 : path)) });
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

/** Text of a file: UTF-8, or UTF-16 where a byte order mark says so. */
export function decodeText(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { ignoreBOM: false }).decode(bytes);
}

function manifestsBelow(folder: string, problems: string[]): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return manifestsBelow(path, problems);
      return /\.(ya?ml|json)$/.test(entry.name) ? [path] : [];
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

/** Why a file could not be read, in a few words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES") return "permission denied";
  if (code === "EISDIR") return "it is a folder";
  return error instanceof Error ? error.message : String(error);
}
