import { createLineIndexes } from "../../source/line-indexes";
import { ANYWHERE, AS_A_NAME, placeOfWord } from "../text/place-of-word";
import type { FoundTarget, ObjectPlanning } from "./find-target";
import { listTitles, type TextObject } from "./text-object";

/**
 * What stays as it is when something is renamed, moved or deleted although it may be concerned, as sentences: of a namespace
 * objects in it that have errors; of anything documents in which its name stands and that cannot be read.
 */
export function whatStays(planning: ObjectPlanning, found: readonly FoundTarget[]): readonly string[] {
  const homes = new Set(found.flatMap(({ target, name }) => (target.kind === "namespace" ? name : [])));
  const broken = planning.all.filter(
    ({ namespace, name, kind, isSound, value }) =>
      !isSound && value !== null && homes.has(kind === "Namespace" ? name : (namespace ?? "")),
  );
  const unread = unreadNaming(planning, found);
  return [
    ...(broken.length > 0 ? [`what has errors stays as it is: ${listTitles(broken)}`] : []),
    ...(unread.length > 0 ? [unreadWords(planning, unread)] : []),
  ];
}

/** Where a name stands in a document that cannot be read. */
interface UnreadMention {
  readonly file: string;
  /** In the file. */
  readonly offset: number;
}

function unreadNaming({ all, files, context }: ObjectPlanning, found: readonly FoundTarget[]) {
  const unread = all.filter(({ value }) => value === null);
  return unread.flatMap(({ file, place: { from, to } }: TextObject): readonly UnreadMention[] => {
    const own = textOf(files, file).slice(from, to);
    const places = found.flatMap(({ target, name }) => {
      const at = placeOfWord(own, name, target.kind === "namespace" ? ANYWHERE : AS_A_NAME);
      if (at !== null) return at;
      // What names no namespace lies in the default one.
      return target.kind === "namespace" && name === context.defaultNamespace ? 0 : [];
    });
    return places.length === 0 ? [] : [{ file, offset: from + Math.min(...places) }];
  });
}

function textOf(files: ObjectPlanning["files"], file: string): string {
  return files.find(({ name }) => name === file)?.draft.text ?? "";
}

function unreadWords({ files }: ObjectPlanning, mentions: readonly UnreadMention[]): string {
  const shown = mentions.slice(0, MOST_LINES);
  const lines = createLineIndexes();
  const places = shown.map(({ file, offset }) => {
    const { line } = lines.of(file, textOf(files, file)).lineColumn(offset);
    return files.length > 1 ? `${file} line ${line}` : `line ${line}`;
  });
  const rest = mentions.length - shown.length;
  const where = `${places.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return mentions.length === 1
    ? `one document that cannot be read (${where}) may name it and stays as it is`
    : `${mentions.length} documents that cannot be read (${where}) may name it and stay as they are`;
}

const MOST_LINES = 3;
