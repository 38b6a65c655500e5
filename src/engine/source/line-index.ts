/** A position as people count it: line and column start at 1, the column in UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Finds lines in a text in logarithmic time. LF, CRLF and a lone CR end a line, as in the editor. */
export interface LineIndex {
  readonly lineCount: number;
  /** The line and column of an offset; offsets outside the text are moved to its nearest end. */
  lineColumn(offset: number): LineColumn;
  /** The offset at which a line (from 1) starts. */
  lineStart(line: number): number;
}

/** Reads the line starts of a text once. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return {
    lineCount: starts.length,
    lineColumn(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
    },
    lineStart(line) {
      return starts[Math.max(1, Math.min(line, starts.length)) - 1] ?? 0;
    },
  };
}
