const LINE_BREAK = /\r?\n/;

/**
 * The content of a plain or single-quoted scalar of several lines: white space around line breaks is dropped, one break
 * is a space, and each further one a break.
 */
export function unfoldLines(source: string): string {
  const [first = "", ...others] = source.split(LINE_BREAK);
  const last = others.pop();
  if (last === undefined) return source;
  let unfolded = first.slice(0, endOfVisible(first));
  let separator = " ";
  for (const line of others) {
    const visible = line.slice(startOfVisible(line), endOfVisible(line));
    if (visible !== "") {
      unfolded += separator + visible;
      separator = " ";
    } else if (separator === "\n") {
      unfolded += "\n";
    } else {
      separator = "\n";
    }
  }
  return unfolded + separator + last.slice(startOfVisible(last));
}

function isWhite(line: string, at: number): boolean {
  return line[at] === " " || line[at] === "\t";
}

function startOfVisible(line: string): number {
  let at = 0;
  while (isWhite(line, at)) at++;
  return at;
}

function endOfVisible(line: string): number {
  let end = line.length;
  while (end > 0 && isWhite(line, end - 1)) end--;
  return end;
}
