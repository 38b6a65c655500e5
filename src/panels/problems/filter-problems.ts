import type { Severity } from "../../engine";
import type { Problem } from "./list-problems";

/** What a severity is called where there is one, and where there are many. */
export const SEVERITY_WORDS: Readonly<Record<Severity, readonly [one: string, word: string]>> = {
  error: ["error", "Error"],
  warning: ["warning", "Warning"],
  info: ["note", "Note"],
};

/** Those of a kind that is not hidden in which every word stands that was typed, in whatever order and case. */
export function filterProblems(
  problems: readonly Problem[],
  query: string,
  hidden: ReadonlySet<Severity>,
): readonly Problem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && hidden.size === 0) return problems;
  return problems.filter((problem) => {
    if (hidden.has(problem.severity)) return false;
    const said = saidOf(problem);
    return words.every((word) => said.includes(word));
  });
}

/** How many there are of each kind, listed or not. */
export function countBySeverity(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, found } of problems) {
    if (found?.more === undefined) counts[severity] += 1;
    else {
      counts.error += found.more.errors;
      counts.warning += found.more.warnings;
      counts.info += found.more.infos;
    }
  }
  return counts;
}

/** Problems of one file, in its order. */
export interface FileProblems {
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** Problems that are in the order of their files, by file. */
export function groupByFile(problems: readonly Problem[]): readonly FileProblems[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const own = groups.get(problem.place.file);
    if (own === undefined) groups.set(problem.place.file, [problem]);
    else own.push(problem);
  }
  return [...groups].map(([file, own]) => ({ file, problems: own }));
}

function saidOf({ severity, subject, message, field, place, line, found }: Problem): string {
  const said = [SEVERITY_WORDS[severity][1], subject, message, field, found?.object ?? "", found?.fix?.title ?? ""];
  return `${said.join("\n")}\n${place.file}:${line}`.toLowerCase();
}
