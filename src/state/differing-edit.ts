import type { TextEdit } from "./gateway";

/**
 * The one edit that makes `before` into `after`: what stands between their common start and end.
 *
 * A text area gives every line end as `\n`; where `after` has no `\r` and `before` has, line ends count as equal and
 * inserted ones become the kind that `before` begins with.
 */
export function differingEdit(file: string, before: string, after: string): TextEdit {
  if (!before.includes("\r") || after.includes("\r")) return plainEdit(file, before, after);
  const edit = plainEdit(file, before.replaceAll("\r\n", "\n").replaceAll("\r", "\n"), after);
  const lineEnd = before.match(/\r\n?|\n/)?.[0] ?? "\n";
  return {
    file,
    from: originalOffset(before, edit.from),
    to: originalOffset(before, edit.to),
    text: edit.text.replaceAll("\n", lineEnd),
  };
}

function plainEdit(file: string, before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1;
  }
  return { file, from: start, to: before.length - end, text: after.slice(start, after.length - end) };
}

/** The offset in a text of which `offset` is the offset when each of its `\r\n` counts as one. */
function originalOffset(text: string, offset: number): number {
  let position = 0;
  for (let counted = 0; counted < offset; counted += 1) {
    position += text.startsWith("\r\n", position) ? 2 : 1;
  }
  return position;
}
