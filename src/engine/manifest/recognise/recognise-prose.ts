import type { FixEdit } from "../../source/fix";
import type { ManifestFinding } from "../manifest";
import { applyEdits, offerFirst, offerFix } from "./offer-fix";
import { notManifest, type PastedLine, type PastedText } from "./pasted-text";

/** Recognises a manifest with words around it, and one that was put into one line or into a text. */
export function recogniseProse(pasted: PastedText): readonly ManifestFinding[] | null {
  return recogniseEscaped(pasted) ?? recogniseWords(pasted);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\n", "\n"],
  ["\\r", ""],
  ["\\t", "  "],
  ['\\"', '"'],
  ["\\\\", "\\"],
]);

/** `apiVersion: v1\nkind: Pod`, as a log or a field of JSON has it. */
function recogniseEscaped({ text, visible }: PastedText): readonly ManifestFinding[] | null {
  const [line] = visible;
  if (line === undefined || visible.length > 1 || !/\\n\s*"?(kind|apiVersion|metadata)\b/.test(line.text)) return null;
  const [, quote = "", ending = ""] = /^\s*(["']?)[\s\S]*?(["']?)\s*$/.exec(line.text) ?? [];
  const edits: FixEdit[] = Array.from(
    text.slice(line.from, line.to).matchAll(/\\[nrt"\\]/g),
    ({ index, 0: written }) => ({
      from: line.from + index,
      to: line.from + index + 2,
      text: ESCAPES.get(written) ?? written,
    }),
  );
  const start = line.from + line.text.search(/\S/);
  const end = line.from + text.slice(line.from, line.to).trimEnd().length;
  if (quote !== "" && quote === ending && end - start > 1) {
    edits.push({ from: start, to: start + 1, text: "" }, { from: end - 1, to: end, text: "" });
  }
  const at = line.from + line.text.indexOf("\\n");
  const message = "the line breaks of this manifest were written as \\n: it stands in one line";
  return [notManifest({ from: at, to: at + 2 }, message, offerFix(text, "write real line breaks", edits))];
}

/** Lines before the first field of an object, and behind the one where the text gave up. */
function recogniseWords({ text, lines, visible, syntaxErrorAt }: PastedText): readonly ManifestFinding[] | null {
  if (syntaxErrorAt === null) return null;
  const start = lines.find((line) => /^\s*(apiVersion|kind)\s*:/.test(line.text));
  const [first] = visible;
  if (start === undefined || first === undefined) return null;
  const before: FixEdit = { from: 0, to: start.from, text: "" };
  const tail = wordsBehind(visible);
  const behind: readonly FixEdit[] = tail === undefined ? [] : [{ from: tail.from, to: text.length, text: "" }];
  const isBefore = first.from < start.from && isWords(first);
  const candidates = isBefore ? [[before], [before, ...behind]] : behind.length > 0 ? [behind] : [];
  const fix = offerFirst(text, "delete the words around the manifest", candidates);
  const shown = isBefore ? first : tail;
  if (fix === undefined || shown === undefined || applyEdits(text, fix.edits).trim() === "") return null;
  // One word may be a field that is being typed.
  if (!/\S\s+\S|[.!?…]$/.test(shown.text) && !WRAPPER.test(shown.text)) return null;
  return [notManifest(shown, "these words are not part of the manifest: delete them", fix)];
}

/** The first of the lines at the end that have words and nothing of YAML. */
function wordsBehind(visible: readonly PastedLine[]): PastedLine | undefined {
  const last = visible.findLastIndex((line) => !isWords(line));
  return visible[last + 1];
}

/** What web pages, forums, wikis, pagers and editors put around a text. */
const WRAPPER =
  /^\s*((<\/?[A-Za-z][^>]*>)+|\[\/?[A-Za-z]+[^\]]*\]|\{\/?[A-Za-z]+(:[^}]*)?\}|\\(begin|end)\{.*|\.\. [\w-]+::.*|-{4,}|~|\(END\)|--More--.*|:|"[^"]+" (\[.*\] )?\d+L.*|\.\.\. ?\S.*)\s*$/;

/** A sentence, not a field, an item or a bracket, and nothing that is indented; or a mark around a text. */
function isWords({ text }: PastedLine): boolean {
  if (WRAPPER.test(text)) return true;
  return /^[^\s\-[\]{}"'|>&*!%@`?:,#]/.test(text) && !/^[\w./-]+\s*:(\s|$)/.test(text);
}
