import { nextLine } from "./split-documents";

/** A list document, cut into its items by indentation alone. */
export interface ListSplit {
  /** The document with `[]` for its items: what stands before and after them. */
  readonly frame: string;
  /** Column of the items' dashes. */
  readonly indent: number;
  /** Offset at which the last item ends. */
  readonly footer: number;
  /** Offsets of the items: the starts of the lines with their dashes. Each ends where the next one begins. */
  readonly starts: readonly number[];
}

/**
 * Cuts the document of a Kubernetes list, as `kubectl get -o yaml` prints it, into its items without parsing it.
 *
 * Null when the cut is not surely right: no top-level `items:` with a block sequence below it, directives, a line that
 * is indented less than the items. The caller must still read the frame and all items, and fall back to the whole
 * document unless each is a map without errors: in YAML a line at the dash's column or left of it ends everything that
 * was open in the item but quotes and brackets, or is an error.
 */
export function splitList(text: string): ListSplit | null {
  const itemsKey = /^items:[ ]*\r?(?:\n|\r)/m.exec(text);
  if (itemsKey === null || !/^kind:.*List/m.test(text)) return null;
  if (hasUncuttableLine(text)) return null;

  const bodyStart = itemsKey.index + itemsKey[0].length;
  const found = findItems(text, bodyStart, text.length, -1);
  if (found === null || found.starts.length === 0) return null;
  const { starts, footer, indent } = found;

  const first = starts[0] ?? bodyStart;
  const header = text.slice(0, itemsKey.index);
  const frame = `${header}items: []\n${text.slice(bodyStart, first)}${text.slice(footer)}`;
  return { frame, indent, footer, starts };
}

/** The lines of one item; its dash is replaced by a space, so that columns and offsets are those of the document. */
export function itemText(text: string, from: number, to: number, indent: number): string {
  return `${" ".repeat(indent + 1)}${text.slice(from + indent + 1, to)}`;
}

/**
 * Whether a line is a directive. Tabs are no hindrance: a tab ends the indentation, so that a line that begins with one
 * either stands right of the dashes and belongs to its item, whoever reads that, or ends the cut.
 */
export function hasUncuttableLine(text: string): boolean {
  return text.includes("%") && /^%/m.test(text);
}

/** Where items start between two offsets, both at the start of a line. */
export interface FoundItems {
  readonly starts: readonly number[];
  readonly indent: number;
  /** The line that ends the items, or `to`. */
  readonly footer: number;
}

/**
 * Finds the items by the column of their dashes; null for a line that is indented less and ends nothing.
 *
 * @param indent - column of the dashes; -1: that of the first one
 */
export function findItems(text: string, from: number, to: number, indent: number): FoundItems | null {
  const starts: number[] = [];
  let column = indent;
  let line = from;
  while (line < to) {
    const next = nextLine(text, line);
    const at = skipSpaces(text, line);
    const c = text.charCodeAt(at);
    const isBlank = at >= next || c === 10 || c === 13;
    if (!isBlank && c !== 35) {
      const own = at - line;
      const isDash = isItemDash(text, at);
      if (column < 0) {
        if (!isDash) return null;
        column = own;
      }
      if (own === column && isDash) starts.push(line);
      else if (own === 0) return { starts, indent: column, footer: line };
      else if (own <= column) return null;
    }
    line = next;
  }
  return { starts, indent: column, footer: to };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return at;
}

function isItemDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x2d) return false;
  const next = text.charCodeAt(at + 1);
  return Number.isNaN(next) || next === 32 || next === 10 || next === 13;
}
