import type { FileProblems } from "./filter-problems";
import type { Problem } from "./list-problems";

/** A file of the list and those of its problems that are drawn. */
export interface ShownGroup {
  readonly file: string;
  readonly rowKey: string;
  /** How many it has, drawn or not. */
  readonly count: number;
  /** Empty where it is folded away. */
  readonly rows: readonly Problem[];
}

/**
 * What is drawn of a list that may be long.
 *
 * @param closed - files that are folded away
 * @param most - so many rows at most
 * @returns `keys` of all rows in their order, headings and “more” with them; `more`: how many are not drawn
 */
export function shownRows(
  groups: readonly FileProblems[],
  closed: ReadonlySet<string>,
  most: number,
): { readonly shown: readonly ShownGroup[]; readonly keys: readonly string[]; readonly more: number } {
  const shown: ShownGroup[] = [];
  let room = most;
  let more = 0;
  for (const { file, problems } of groups) {
    const isClosed = closed.has(file);
    const rows = isClosed ? [] : problems.slice(0, Math.max(0, room));
    if (room <= 0 || !isClosed) more += problems.length - rows.length;
    if (room > 0) shown.push({ file, rowKey: `file ${file}`, count: problems.length, rows });
    // A heading is worth a row: ten thousand files with a problem each are a long list too.
    room -= rows.length + 1;
  }
  const keys = shown.flatMap(({ rowKey, rows }) => [rowKey, ...rows.map(({ key }) => key)]);
  return { shown, keys: more > 0 ? [...keys, "more"] : keys, more };
}
