import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { splitDocuments } from "../manifest/split-documents";
import { itemText, splitList } from "../manifest/split-list";

const SOURCES = join(import.meta.dirname, "../..");
/** The project's corpora, which are not part of the repository. */
const CORPORA = "/work/shared/corpora";

/** The texts of all manifests of the repository: fixtures, examples, rules. */
export function ownManifests(): readonly string[] {
  return manifestsBelow(SOURCES);
}

/** The texts of the corpora outside of the repository; none where they are missing. */
export function corpusManifests(): readonly string[] {
  return existsSync(CORPORA) ? manifestsBelow(CORPORA) : [];
}

/** The pieces that a file is read in: its documents, the frames of its lists and their items. */
export function piecesOf(file: string): readonly string[] {
  return splitDocuments(file).flatMap(({ text }) => {
    const list = splitList(text);
    if (list === null) return [text];
    const { frame, starts, footer, indent } = list;
    const items = starts.map((from, index) => itemText(text, from, starts[index + 1] ?? footer, indent));
    return [text, frame, ...items];
  });
}

function manifestsBelow(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  return files.flatMap((file) => {
    if (/\.(ya?ml|json)$/.test(file)) return [readFileSync(join(folder, file), "utf8")];
    // its texts are no manifests, and odd on purpose
    if (!/\.jsonl(\.gz)?$/.test(file) || file.endsWith("go-yaml.jsonl")) return [];
    const bytes = readFileSync(join(folder, file));
    const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n");
    return lines.flatMap((line) => (line === "" ? [] : textsIn(JSON.parse(line))));
  });
}

/** The texts of several lines anywhere in a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.includes("\n") ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
