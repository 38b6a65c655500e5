import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { reasonOf } from "./read-files";
import { UsageError } from "./usage";

/** A line of JSON that was read, or why it could not be. */
export type JsonLine =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "broken"; readonly reason: string };

/** How much of a file is read at once; what comes from standard input comes as it is written there. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Reads JSON lines as they come, blank ones left out: each time those that have come since, so that thousands at once
 * cost no more than their reading, and one alone need not wait for others.
 *
 * @param path - a file, or `-` for standard input
 * @throws UsageError when the file cannot be read
 */
export async function* readJsonLines(path: string): AsyncGenerator<readonly JsonLine[]> {
  const input = path === "-" ? process.stdin : await openFile(path);
  input.setEncoding("utf8");
  let begun = "";
  try {
    for await (const chunk of input) {
      const text = String(chunk);
      const end = text.lastIndexOf("\n") + 1;
      if (end > 0) yield parseLines(begun + text.slice(0, end));
      begun = end > 0 ? text.slice(end) : begun + text;
    }
    if (begun !== "") yield parseLines(begun);
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

function openFile(path: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    stream.once("error", (error: Error) => reject(new UsageError(`cannot read ${path}: ${reasonOf(error)}`)));
    stream.once("open", () => resolve(stream));
  });
}

function parseLines(text: string): readonly JsonLine[] {
  const lines = text.split(text.includes("\r") ? /\r?\n|\r/ : "\n");
  return lines.filter((line) => line.trim() !== "").map(parseLine);
}

function parseLine(line: string): JsonLine {
  try {
    return { kind: "value", value: JSON.parse(line) };
  } catch (error) {
    return { kind: "broken", reason: `this line is no JSON: ${error instanceof Error ? error.message : ""}` };
  }
}

/** A plain object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A plain object of JSON, or null. */
export function asObject(value: unknown): JsonObject | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return value as JsonObject; // it is no list, and whatever its members are, they are unknown
}

/** The own members of a plain object of JSON, or null. */
export function asRecord(value: unknown): ReadonlyMap<string, unknown> | null {
  const object = asObject(value);
  return object === null ? null : new Map(Object.entries(object));
}
