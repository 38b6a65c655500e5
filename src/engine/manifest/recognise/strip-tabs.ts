import type { FixEdit } from "../../source/fix";
import { type PastedLine, structuralLines } from "./pasted-text";

/** Spaces that are no spaces to YAML: no-break, ideographic and those of a printer's case. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const ODD_SPACES = new RegExp(ODD_SPACE.source, "g");

/** The indentation of a line with everything in it that an eye takes for a space. */
const INDENT = /^[\s\u200b\ufeff]*/;
/** A dash and what parts it from its item. */
const DASH = /^-[\t \u00a0\u3000]+/;

/** The first tab in the indentation of a line, behind a dash, too; null where there is none. */
export function findIndentTab(lines: readonly PastedLine[]): { readonly from: number; readonly to: number } | null {
  return findInIndent(lines, /\t+/);
}

/** The first space in an indentation that is none to YAML. */
export function findIndentOddSpace(
  lines: readonly PastedLine[],
): { readonly from: number; readonly to: number } | null {
  return findInIndent(lines, new RegExp(`${ODD_SPACE.source}+`));
}

function findInIndent(
  lines: readonly PastedLine[],
  pattern: RegExp,
): { readonly from: number; readonly to: number } | null {
  for (const { from, text } of lines) {
    const indent = indentOf(text);
    if (indent.length === text.length) continue;
    const found = pattern.exec(indent);
    if (found !== null) return { from: from + found.index, to: from + found.index + found[0].length };
  }
  return null;
}

/** Ways to write an indentation in spaces: a tab is 2, 4 or 8 of them, or goes on to the next eighth column. */
export function respaceIndents(lines: readonly PastedLine[]): readonly (readonly FixEdit[])[] {
  const structure = new Set(structuralLines(lines));
  const isText = new Set(lines.flatMap((line) => (structure.has(line) ? [] : line.from)));
  const widths: readonly ((column: number) => number)[] = [
    () => 2,
    () => 4,
    () => 8,
    (column) => 8 - (column % 8),
    (column) => 4 - (column % 4),
    // Behind spaces that are as many as they should be.
    () => 0,
  ];
  const respaced = (tabAt: (column: number) => number, wide: number): readonly FixEdit[] =>
    lines.flatMap(({ from, text }) => {
      const indent = indentOf(text);
      // Behind spaces, a tab in a block scalar is part of its text.
      if (!/[^ -]/.test(indent) || (isText.has(from) && indent.startsWith(" "))) return [];
      let after = "";
      for (const character of indent) {
        if (character === "\t") after += " ".repeat(tabAt(after.length));
        else if (character === "\u3000") after += " ".repeat(wide);
        else if (ODD_SPACE.test(character)) after += " ";
        else if (!"\u200b\ufeff\v\f".includes(character)) after += character;
      }
      return [{ from, to: from + indent.length, text: after }];
    });
  const hasWide = lines.some(({ text }) => indentOf(text).includes("\u3000"));
  const hasTabs = lines.some(({ text }) => indentOf(text).includes("\t"));
  const tabs = hasTabs ? widths : widths.slice(0, 1);
  return tabs.flatMap((tabAt) => (hasWide ? [respaced(tabAt, 2), respaced(tabAt, 1)] : [respaced(tabAt, 1)]));
}

/** Odd spaces anywhere made spaces. */
export function respaceAll({ from, text }: PastedLine): readonly FixEdit[] {
  return Array.from(text.matchAll(ODD_SPACES), ({ index }) => ({
    from: from + index,
    to: from + index + 1,
    text: " ",
  }));
}

/** Blanks before the text of a line, and behind the dashes that begin it. */
function indentOf(text: string): string {
  let to = INDENT.exec(text)?.[0].length ?? 0;
  for (;;) {
    const dash = DASH.exec(text.slice(to))?.[0].length ?? 0;
    if (dash === 0) return text.slice(0, to);
    to += dash;
  }
}
