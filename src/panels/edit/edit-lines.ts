/** A line of a comparison. */
export interface EditLine {
  readonly kind: "same" | "gone" | "new";
  /** From 1: of the new text, of a line that goes of the old one. */
  readonly line: number;
  readonly text: string;
}

/** A stretch of UTF-16 offsets of a text that something else takes the place of. */
interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The lines that edits change, each stretch with the lines around it; where these would touch it is one stretch.
 *
 * @param edits - against the text, in its order, none overlapping another
 * @param around - so many lines that stay are shown before and after
 */
export function editLines(text: string, edits: readonly Replaced[], around = 2): readonly (readonly EditLine[])[] {
  const old = text.split(LINE_BREAK);
  const starts = lineStarts(text);
  const parts: (readonly EditLine[])[] = [];
  let shift = 0;
  let end = 0;
  for (const stretch of stretchesOf(text, edits, starts, 2 * around)) {
    const gone = old.slice(stretch.first, stretch.last + 1);
    const fresh = stretch.text.split(LINE_BREAK);
    const changed = comparedLines(gone, fresh, stretch.first, stretch.first + shift);
    const before = old.slice(Math.max(0, stretch.first - around), stretch.first);
    const after = old.slice(stretch.last + 1, stretch.last + 1 + around);
    const firstBefore = stretch.first - before.length + shift;
    shift += fresh.length - gone.length;
    const lead = before.map((line, i): EditLine => ({ kind: "same", line: firstBefore + i + 1, text: line }));
    const rest = after.map((line, i): EditLine => ({ kind: "same", line: stretch.last + shift + i + 2, text: line }));
    parts.push(trimmed([...lead, ...changed, ...rest], around));
    end = old.length + shift;
  }
  // Behind the last line break is no line.
  const isLine = ({ kind, line, text: own }: EditLine) => kind !== "same" || own !== "" || line < end;
  return parts.map((lines) => lines.filter(isLine)).filter((lines) => lines.some(({ kind }) => kind !== "same"));
}

const LINE_BREAK = /\r\n|\n|\r/;

/** Of lines that stay at both ends no more than so many. */
function trimmed(lines: readonly EditLine[], around: number): readonly EditLine[] {
  const first = lines.findIndex(({ kind }) => kind !== "same");
  const last = lines.findLastIndex(({ kind }) => kind !== "same");
  return lines.slice(Math.max(0, first - around), last + 1 + around);
}

function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), ({ index, 0: found }) => index + found.length)];
}

/**
 * Whole lines, by number from 0, with the text that takes their place.
 *
 * @param apart - edits with no more lines than this between them are one stretch
 */
function stretchesOf(text: string, edits: readonly Replaced[], starts: readonly number[], apart: number) {
  const lineAt = (offset: number) => lineHolding(starts, offset);
  const joined: { first: number; last: number; own: Replaced[] }[] = [];
  for (const edit of edits) {
    const [first, last] = [lineAt(edit.from), lineAt(edit.to)];
    const before = joined.at(-1);
    if (before !== undefined && first <= before.last + 1 + apart) {
      before.last = Math.max(before.last, last);
      before.own.push(edit);
    } else joined.push({ first, last, own: [edit] });
  }
  return joined.map(({ first, last, own }) => {
    const end = starts[last + 1];
    let at = starts[first] ?? 0;
    let written = "";
    for (const { from, to, text: fresh } of own) {
      written += text.slice(at, from) + fresh;
      at = to;
    }
    written += text.slice(at, end ?? text.length);
    return { first, last, text: end === undefined ? written : written.replace(/(?:\r\n|\n|\r)$/, "") };
  });
}

/** The last line that starts at an offset or before it. */
function lineHolding(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Lines that both have stay; of the others the old ones come first. */
function comparedLines(
  gone: readonly string[],
  fresh: readonly string[],
  goneFrom: number,
  freshFrom: number,
): readonly EditLine[] {
  const common = commonLines(gone, fresh);
  const lines: EditLine[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...common, [gone.length, fresh.length] as const]) {
    for (; i < a; i++) lines.push({ kind: "gone", line: goneFrom + i + 1, text: gone[i] ?? "" });
    for (; j < b; j++) lines.push({ kind: "new", line: freshFrom + j + 1, text: fresh[j] ?? "" });
    if (a < gone.length && b < fresh.length)
      lines.push({ kind: "same", line: freshFrom + j + 1, text: fresh[j] ?? "" });
    [i, j] = [a + 1, b + 1];
  }
  return lines;
}

/** More lines than this on both sides are not compared one by one. */
const MOST_COMPARED = 1_000_000;

/** Pairs of positions of a longest common row of lines. */
function commonLines(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  if (a.length * b.length > MOST_COMPARED) return [];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
