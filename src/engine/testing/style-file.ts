import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const STYLES = join(import.meta.dirname, "../edit/text/styles");

/** A manifest in a style of its own, and what edits make of it: one of the `.md` files of `engine/edit/text/styles`. */
export interface StyleFile {
  readonly name: string;
  readonly text: string;
  readonly edits: readonly StyleEdit[];
}

/** An edit in words, and what is expected of it. */
export interface StyleEdit {
  /** See `style-intent.ts`. */
  readonly words: string;
  /** Lines of a diff, each behind a space, a `+` or a `-`; stretches are parted by `...`. Null where it is refused. */
  readonly diff: readonly string[] | null;
  /** Why it is refused, or what else is said. */
  readonly says: string | null;
}

/** What a file says of its bytes that Markdown cannot show. */
const CRLF = /^Line breaks: CRLF\.$/m;
const CR = /^Line breaks: CR\.$/m;
const MARK = /^Begins with a byte order mark\.$/m;
const OPEN_END = /^Without a final line break\.$/m;

/** All style files, in the order of their names. */
export function styleFiles(): readonly StyleFile[] {
  const names = readdirSync(STYLES).filter((name) => /^\d+.*\.md$/.test(name));
  return names.toSorted().map((name) => readStyleFile(name, readFileSync(join(STYLES, name), "utf8")));
}

/** The text after a diff was applied; throws where one of its stretches is not there, or is there twice. */
export function afterDiff({ text }: StyleFile, diff: readonly string[]): string {
  const stretches = diff.join("\n").split(/^\.\.\.$/m);
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const hasEnd = /[\r\n]$/.test(text);
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const lines = text.slice(mark.length).split(lineBreak);
  if (hasEnd) lines.pop();
  let at = 0;
  for (const stretch of stretches) {
    const own = stretch.split("\n").filter((line) => line !== "");
    const before = own.filter((line) => !line.startsWith("+")).map((line) => line.slice(1));
    const after = own.filter((line) => !line.startsWith("-")).map((line) => line.slice(1));
    const places = lines.flatMap((_, i) => (before.every((line, j) => lines[i + j] === line) ? [i] : []));
    const place = places.find((each) => each >= at);
    if (place === undefined) throw new Error(`not in the text:\n${before.join("\n")}`);
    if (stretches.length === 1 && places.length > 1)
      throw new Error(`more than once in the text:\n${before.join("\n")}`);
    lines.splice(place, before.length, ...after);
    at = place + after.length;
  }
  return lines.length === 0 ? "" : `${mark}${lines.join(lineBreak)}${hasEnd ? lineBreak : ""}`;
}

function readStyleFile(name: string, source: string): StyleFile {
  const [head = "", ...parts] = sections(source);
  const body = fenced(head, name);
  const lineBreak = CRLF.test(head) ? "\r\n" : CR.test(head) ? "\r" : "\n";
  const joined = OPEN_END.test(head) ? body.join(lineBreak) : body.map((line) => line + lineBreak).join("");
  return {
    name,
    text: `${MARK.test(head) ? "\ufeff" : ""}${joined}`,
    edits: parts.map((part) => readEdit(part, name)),
  };
}

function readEdit(part: string, name: string): StyleEdit {
  const [words = "", ...rest] = part.split("\n");
  const isRefused = rest.some((line) => line.startsWith("Refused: "));
  const said = rest.find((line) => /^(?:Refused|Says): /.test(line));
  return {
    words,
    diff: isRefused ? null : fenced(rest.join("\n"), `${name}, ${words}`),
    says: said?.replace(/^\w+: /, "") ?? null,
  };
}

/** The text before the first heading of an edit, and what is below each of them; in a fence nothing is a heading. */
function sections(source: string): readonly string[] {
  const found: string[][] = [[]];
  let isFenced = false;
  for (const line of source.split("\n")) {
    if (line.startsWith("```")) isFenced = !isFenced;
    if (!isFenced && line.startsWith("## ")) found.push([line.slice(3)]);
    else found.at(-1)?.push(line);
  }
  return found.map((lines) => lines.join("\n"));
}

/** The lines between a fence and the next one. */
function fenced(markdown: string, where: string): readonly string[] {
  const lines = markdown.split("\n");
  const from = lines.findIndex((line) => line.startsWith("```"));
  const to = lines.findIndex((line, i) => i > from && line === "```");
  if (from < 0 || to < 0) throw new Error(`${where} has no block of text`);
  return lines.slice(from + 1, to);
}
