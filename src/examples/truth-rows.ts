/** The rows of a table that a test holds; none where it is empty. */
export function rowsOf(table: string): readonly string[] {
  return table.trim() === "" ? [] : table.trim().split(/\s*\n\s*/);
}
