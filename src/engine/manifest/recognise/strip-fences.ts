import type { FixEdit } from "../../source/fix";
import type { PastedLine, PastedText } from "./pasted-text";

/** What of a Markdown text stands in its fences. */
export interface FencedText {
  /** The lines with the fences. */
  readonly fences: readonly PastedLine[];
  /** The stretches between them that may be manifests, whole lines each. */
  readonly blocks: readonly FencedBlock[];
}

/** What stands between two fences, or on the one side of a fence whose other is in another document. */
export interface FencedBlock {
  readonly from: number;
  readonly to: number;
  /** By how many columns its fence is indented: its lines are as well. */
  readonly indent: number;
}

const FENCE = /^([ \t]*)(`{3,}|~{3,})[ \t]*((?:[\w+#./{}:=",-][\w+#./{}:=", -]*)?)$/;
const LANGUAGES = /^(ya?ml|json|k8s|kubernetes|)$/i;
const MANIFEST = /^[ \t{[,]*(- )?["']?(apiVersion|kind|metadata|spec)["']?\s*:/m;

/**
 * Finds the fences of a Markdown text. An end of the text closes the last one; a fence that says no language and has a
 * manifest before it closes what was opened before this document began.
 */
export function findFences({ text, lines }: PastedText): FencedText {
  const fences: PastedLine[] = [];
  const found: (FencedBlock & { readonly language: string })[] = [];
  let open: {
    readonly mark: string;
    readonly language: string;
    readonly from: number;
    readonly indent: number;
  } | null = null;
  for (const line of lines) {
    const [, space = "", mark, info = ""] = FENCE.exec(line.text) ?? [];
    if (mark === undefined) continue;
    const language = info.trim().split(/[\s{:,]/, 1)[0] ?? "";
    if (open !== null) {
      if (!mark.startsWith(open.mark) || info.trim() !== "") continue;
      found.push({ ...open, to: line.from });
      open = null;
    } else if (fences.length === 0 && info.trim() === "" && MANIFEST.test(text.slice(0, line.from))) {
      found.push({ from: 0, to: line.from, indent: 0, language: "" });
    } else {
      open = { mark, language, from: line.next, indent: space.length };
    }
    fences.push(line);
  }
  if (open !== null) found.push({ ...open, to: text.length });
  const manifests = found.filter(({ from, to }) => MANIFEST.test(text.slice(from, to)));
  const named = manifests.filter(({ language }) => LANGUAGES.test(language));
  return { fences, blocks: named.length > 0 ? named : manifests };
}

/** Leaves only what stands in the fences, one document each, moved left as far as the fence and all of its lines are indented. */
export function stripFences({ text, lines }: PastedText, blocks: readonly FencedBlock[]): readonly FixEdit[] {
  const edits: FixEdit[] = [];
  let at = 0;
  for (const [index, block] of blocks.entries()) {
    const marker = index > 0 || /^---\s*$/m.test(text.slice(at, block.from)) ? "---\n" : "";
    edits.push({ from: at, to: block.from, text: marker });
    const inside = block.indent === 0 ? [] : lines.filter(({ from }) => from >= block.from && from < block.to);
    const filled = inside.filter(({ text: line }) => line.trim() !== "");
    const least = filled.reduce((width, line) => Math.min(width, spaceOf(line)), block.indent);
    for (const line of inside) {
      edits.push({ from: line.from, to: line.from + Math.min(spaceOf(line), least), text: "" });
    }
    at = block.to;
  }
  edits.push({ from: at, to: text.length, text: "" });
  return edits;
}

/** How many blanks begin a line. */
function spaceOf({ text }: PastedLine): number {
  return /^[ \t]*/.exec(text)?.[0].length ?? 0;
}
