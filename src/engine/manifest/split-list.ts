import { nextLine } from "./split-documents";

/** A list document, cut into its items by indentation alone. */
export interface ListSplit {
  /** The document with `[]` for its items: what stands before and after them. */
  readonly frame: string;
  readonly items: readonly ListItemChunk[];
}

/** The lines of one item; its dash is replaced by a space, so columns and offsets are those of the document. */
export interface ListItemChunk {
  /** Offset of `text` in the document: the start of the line with the dash. */
  readonly offset: number;
  readonly text: string;
}

/**
 * Cuts the document of a Kubernetes list, as `kubectl get -o yaml` prints it, into its items without parsing it.
 *
 * Null when the cut is not surely right: no top-level `items:` with a block sequence below it, tabs in indentation,
 * directives, a line that is indented less than the items. The caller must still read the frame and all items, and
 * fall back to the whole document unless each is a map without errors: in YAML a line at the dash's column or left
 * of it ends everything that was open in the item, or is an error.
 */
export function splitList(text: string): ListSplit | null {
  const itemsKey = /^items:[ ]*\r?(?:\n|\r)/m.exec(text);
  if (itemsKey === null || !/^kind:.*List/m.test(text)) return null;
  if (/^[ -]*\t/m.test(text) || /^%/m.test(text)) return null;

  const bodyStart = itemsKey.index + itemsKey[0].length;
  const starts: number[] = [];
  let indent = -1;
  let line = bodyStart;
  let footer = text.length;
  while (line < text.length) {
    const next = nextLine(text, line);
    const at = skipSpaces(text, line);
    const c = text.charCodeAt(at);
    const isBlank = at >= next || c === 10 || c === 13;
    if (!isBlank && c !== 35) {
      const column = at - line;
      const isDash = isItemDash(text, at);
      if (indent < 0) {
        if (!isDash) return null;
        indent = column;
      }
      if (column === indent && isDash) {
        starts.push(line);
      } else if (column === 0) {
        footer = line;
        break;
      } else if (column <= indent) {
        return null;
      }
    }
    line = next;
  }
  if (starts.length === 0) return null;

  const items = starts.map((offset, index) => {
    const end = starts[index + 1] ?? footer;
    const dash = offset + indent;
    return { offset, text: `${" ".repeat(indent + 1)}${text.slice(dash + 1, end)}` };
  });
  const first = starts[0] ?? bodyStart;
  const header = text.slice(0, itemsKey.index);
  const frame = `${header}items: []\n${text.slice(bodyStart, first)}${text.slice(footer)}`;
  return { frame, items };
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
