import { MOST_BYTES } from "../engine/source/limits";
import { decodeText } from "./decode-text";
import { cleanFileName, uniqueFileName } from "./file-name";

/** What became of a dropped or picked file. */
export type ReadFile =
  | { readonly kind: "text"; readonly name: string; readonly text: string }
  /** `reason` completes “cluster.yaml …”. */
  | { readonly kind: "refused"; readonly name: string; readonly reason: string };

/** The part of `File` that is used. */
export interface ReadableFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Reads files one after the other, whatever text they hold; names become clean, and unique among themselves and those
 * that are taken.
 */
export async function readDroppedFiles(
  files: readonly ReadableFile[],
  isTaken: (name: string) => boolean,
): Promise<readonly ReadFile[]> {
  const given = new Set<string>();
  const read: ReadFile[] = [];
  let left = MOST_BYTES;
  for (const file of files) {
    const name = uniqueFileName(cleanFileName(file.name), (taken) => given.has(taken) || isTaken(taken));
    if (file.size > left) {
      read.push({ kind: "refused", name, reason: tooLarge(file.size, left) });
      continue;
    }
    const result = await readTextFile(file, name);
    read.push(result);
    if (result.kind === "text") {
      left -= file.size;
      given.add(name);
    }
  }
  return read;
}

/**
 * A pasted text as a file: `pasted.yaml`, or `pasted.json` where it begins as JSON does. A byte-order mark in front is left
 * out, as of a file: Monaco would drop it, and be one character off.
 */
export function readPastedText(text: string, isTaken: (name: string) => boolean): ReadFile {
  const name = uniqueFileName(/^\s*[{[]/.test(text) ? "pasted.json" : "pasted.yaml", isTaken);
  if (text.length > MOST_BYTES) {
    return { kind: "refused", name, reason: tooLarge(text.length, MOST_BYTES) };
  }
  return { kind: "text", name, text: text.replace(/^\ufeff/, "") };
}

/** Reads one file, whatever its size. */
export async function readTextFile(file: ReadableFile, name: string): Promise<ReadFile> {
  try {
    return { name, ...(await decodeText(new Uint8Array(await file.arrayBuffer()))) };
  } catch {
    return { kind: "refused", name, reason: "could not be read; it may be a folder" };
  }
}

function tooLarge(size: number, left: number): string {
  const limit = `${megabytes(MOST_BYTES)} MB at a time`;
  return left < MOST_BYTES
    ? `has ${megabytes(size)} MB, and with the files before it that is over the limit of ${limit}`
    : `has ${megabytes(size)} MB; the limit is ${limit}`;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
