import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { reasonOf } from "./read-files";
import { UsageError } from "./usage";

/** A line of JSON that was read, or why it could not be. */
export type JsonLine =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "broken"; readonly reason: string };

/**
 * Reads JSON lines as they come, blank ones left out.
 *
 * @param path - a file, or `-` for standard input
 * @throws UsageError when the file cannot be read
 */
export async function* readJsonLines(path: string): AsyncGenerator<JsonLine> {
  const input = path === "-" ? process.stdin : await openFile(path);
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() !== "") yield parseLine(line);
    }
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

function openFile(path: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const stream = createReadStream(path);
    stream.once("error", (error: Error) => reject(new UsageError(`cannot read ${path}: ${reasonOf(error)}`)));
    stream.once("open", () => resolve(stream));
  });
}

function parseLine(line: string): JsonLine {
  try {
    return { kind: "value", value: JSON.parse(line) };
  } catch (error) {
    return { kind: "broken", reason: `this line is no JSON: ${error instanceof Error ? error.message : ""}` };
  }
}

/** A plain object of JSON, or null. */
export function asRecord(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}
