import type { FieldProblem } from "../../../engine";

/** What is said against a field as a whole; null: nothing. */
export function problemOf(problems: readonly FieldProblem[], field: FieldProblem["field"]): string | null {
  return problems.find((each) => each.field === field && each.at === null)?.reason ?? null;
}

/** What is said against labels, by their keys. */
export function rowProblems(problems: readonly FieldProblem[]) {
  return problems.flatMap(({ field, at, reason }) =>
    field === "labels" && typeof at === "string" ? [{ key: at, reason }] : [],
  );
}

/** What is said against ports, by their rows. */
export function portRowProblems(problems: readonly FieldProblem[]) {
  return problems.flatMap(({ field, at, reason }) =>
    field === "ports" && typeof at === "number" ? [{ index: at, reason }] : [],
  );
}
