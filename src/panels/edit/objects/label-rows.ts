/** A label as it is being typed. */
export interface LabelRow {
  /** Its number among all rows of the form that there ever were. */
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

type Labels = ReadonlyMap<string, string>;

/** Labels as rows. */
export function rowsOfLabels(labels: Labels): readonly LabelRow[] {
  return [...labels].map(([key, value], id) => ({ id, key, value }));
}

/** The rows with an empty one behind them. */
export function withNewRow<T extends { readonly id: number }>(rows: readonly T[], blank: Omit<T, "id">): readonly T[] {
  const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
  // Safe: a blank row with an id is a row.
  return [...rows, { ...blank, id } as T];
}

/** The labels that rows say; those without a key are not written yet. */
export function labelsOfRows(rows: readonly LabelRow[]): Labels {
  return new Map(rows.flatMap(({ key, value }) => (key.trim() === "" ? [] : [[key.trim(), value.trim()] as const])));
}

/** What is to change so that labels become others. */
export function labelChange(
  before: Labels,
  after: Labels,
): { readonly set: Labels; readonly remove: readonly string[] } {
  return {
    set: new Map([...after].filter(([key, value]) => before.get(key) !== value)),
    remove: [...before.keys()].filter((key) => !after.has(key)),
  };
}

/** What is wrong with a row by itself or beside the others; null: nothing. One that says nothing at all is not written yet. */
export function rowProblem(rows: readonly LabelRow[], { key, value }: LabelRow): string | null {
  if (key.trim() === "") return value.trim() === "" ? null : "a label needs a key";
  return doubledKey(rows) === key.trim() ? "two labels have this key" : null;
}

/** Whether rows say labels as they stand. */
export function areWhole(rows: readonly LabelRow[]): boolean {
  return rows.every((row) => rowProblem(rows, row) === null);
}

/** The key that two rows have; null: none. */
function doubledKey(rows: readonly LabelRow[]): string | null {
  const keys = rows.map(({ key }) => key.trim()).filter((key) => key !== "");
  return keys.find((key, i) => keys.indexOf(key) !== i) ?? null;
}
