import type { DocumentChunk } from "../../manifest/split-documents";
import { LINE_BREAK, LINE_START } from "./text-lines";

/**
 * A document as a copy of it says it: without what is about its file, or where it came from. That is what stands before the
 * file's first marker, the comment at its head that a blank line sets apart, and one that says who may use it or of which
 * template it was made; and, where no other document has a comment above it, one that empty comment lines frame.
 */
export function copiedDocument(chunks: readonly DocumentChunk[], document: number): string {
  const first = chunks.findIndex(({ isEmpty }) => !isEmpty);
  const text = chunks[document]?.text.replace(BEFORE_MARKER, "") ?? "";
  const marker = MARKER.exec(text)?.[0] ?? "";
  const rest = text.slice(marker.length);
  const head = HEAD.exec(rest)?.[0] ?? "";
  const body = rest.slice(head.length);
  const from = document === first ? ownComment(head) : Math.max(0, head.search(/\S/));
  const comment = head.slice(from);
  const lead = document === first ? "" : head.slice(0, from);
  const others = chunks.filter(({ isEmpty }, i) => !isEmpty && i !== first);
  const isOfFile =
    document === first &&
    FRAMED.test(comment) &&
    others.length > 0 &&
    !others.some((each) => COMMENTED.test(each.text));
  return `${marker}${lead}${isOfFile || NOTICE.test(comment) ? "" : comment}${body}`;
}

const MARKER = new RegExp(String.raw`^---(?:[ \t][^\r\n]*)?${LINE_BREAK}`);
/** Directives, comments and blank lines above a marker. */
const BEFORE_MARKER = new RegExp(String.raw`^(?:(?:[%#][^\r\n]*|[ \t]*)${LINE_BREAK})+(?=---(?:\s|$))`);
/** The blank lines and comments above an object. */
const HEAD = new RegExp(String.raw`^(?:[ \t]*(?:#[^\r\n]*)?${LINE_BREAK})*`);
const FRAMED = new RegExp(String.raw`^#+[ \t]*${LINE_BREAK}[\s\S]*${LINE_BREAK}#+[ \t]*${LINE_BREAK}+$`);
const BLANK_LINE = new RegExp(String.raw`${LINE_START}[ \t]*${LINE_BREAK}`, "g");
/** With a comment above it that is no notice. */
const COMMENTED = /^\s*#(?![ \t]*(?:copyright\b|spdx-|licen[cs]ed under|source: ))/i;
const NOTICE = /^#+[ \t]*(?:copyright\b|spdx-|licen[cs]ed under|source: )/im;

/** Where the comment right above the object begins, where another one stands above that; 0 where none does. */
function ownComment(head: string): number {
  const blank = [...head.matchAll(BLANK_LINE)].at(-1);
  const from = blank === undefined ? 0 : blank.index + blank[0].length;
  return head.slice(0, from).includes("#") ? from : 0;
}
