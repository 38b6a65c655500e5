import type { Analysis, LeftOut, LocatedDiagnostic } from "./analysis";
import type { Severity } from "./source/diagnostic";
import { MOST_LEFT_OUT, MOST_PROBLEMS, MOST_PROBLEMS_OF_A_FILE, MOST_PROBLEMS_OF_AN_OBJECT } from "./source/limits";

/** What an analysis says of a text that is wrong. */
export type Problems = Pick<Analysis, "diagnostics" | "leftOut" | "standIns" | "unlisted">;

/**
 * As much of what is wrong as is shown, errors before all else, in the order of the text. What is left off is told where
 * it begins: for each object with too many findings, each file, and for the objects that are left out.
 */
export function capProblems({ diagnostics, leftOut, standIns }: Problems): Problems {
  const { shown, groups } = chooseShown(diagnostics);
  const summaries = new Map<LocatedDiagnostic, LocatedDiagnostic[]>();
  const addAt = (first: LocatedDiagnostic, summary: LocatedDiagnostic) => {
    summaries.set(first, [...(summaries.get(first) ?? []), summary]);
  };
  for (const group of groups) addAt(group.first, summaryOf(group));
  const unlisted = leftOut[MOST_LEFT_OUT];
  const about = unlisted === undefined ? undefined : findingIn(unlisted, diagnostics);
  if (about !== undefined) addAt(about, unlistedFrom(about, leftOut.length - MOST_LEFT_OUT));
  return {
    diagnostics: diagnostics.flatMap((found) => [
      ...(shown.has(found) ? [found] : []),
      ...(summaries.get(found) ?? []),
    ]),
    leftOut: leftOut.slice(0, MOST_LEFT_OUT),
    ...(unlisted === undefined ? {} : { unlisted: leftOut.length - MOST_LEFT_OUT }),
    standIns: standIns.slice(0, MOST_LEFT_OUT),
  };
}

/** Findings that are not shown, of one object or of the rest of a file. */
interface Hidden {
  readonly of: "object" | "file";
  /** Of the gravest ones the first. */
  readonly first: LocatedDiagnostic;
  readonly counts: Record<Severity, number>;
}

const GRAVITY: readonly Severity[] = ["error", "warning", "info"];

function chooseShown(diagnostics: readonly LocatedDiagnostic[]) {
  const shown = new Set<LocatedDiagnostic>();
  const hidden = new Map<string, Hidden>();
  const counts = new Map<string, number>();
  for (const severity of GRAVITY) {
    for (const found of diagnostics) {
      if (found.severity !== severity) continue;
      const file = `file ${found.place.file}`;
      const object = `object ${found.place.file}\n${found.object}`;
      const inFile = counts.get(file) ?? 0;
      const inObject = counts.get(object) ?? 0;
      const isBeyondFile = shown.size >= MOST_PROBLEMS || inFile >= MOST_PROBLEMS_OF_A_FILE;
      if (isBeyondFile || inObject >= MOST_PROBLEMS_OF_AN_OBJECT) {
        const key = isBeyondFile ? file : object;
        const group = hidden.get(key) ?? hiddenFrom(isBeyondFile ? "file" : "object", found);
        hidden.set(key, group);
        group.counts[severity]++;
        continue;
      }
      shown.add(found);
      counts.set(file, inFile + 1).set(object, inObject + 1);
    }
  }
  return { shown, groups: hidden.values() };
}

function hiddenFrom(of: Hidden["of"], first: LocatedDiagnostic): Hidden {
  return { of, first, counts: { error: 0, warning: 0, info: 0 } };
}

function summaryOf({ of, first, counts }: Hidden): LocatedDiagnostic {
  const { error: errors, warning: warnings, info: infos } = counts;
  const which = of === "object" ? "about this object" : "in this file";
  const grave = errors > 0 ? `, ${counted(errors, "error")} among them` : "";
  const message = `${counted(errors + warnings + infos, "more finding")} ${which} not shown${grave}: mend the others first`;
  const { fix: _, ...rest } = first;
  return { ...rest, code: "more-problems", field: "", message, more: { errors, warnings, infos } };
}

/** What is said of an object that takes no part. */
function findingIn(
  { object, place }: LeftOut,
  diagnostics: readonly LocatedDiagnostic[],
): LocatedDiagnostic | undefined {
  return diagnostics.find(
    (found) =>
      found.object === object &&
      found.place.file === place.file &&
      found.place.from >= place.from &&
      found.place.from <= place.to,
  );
}

function unlistedFrom(about: LocatedDiagnostic, count: number): LocatedDiagnostic {
  const { fix: _, ...rest } = about;
  const message = `from here on ${counted(count, "more object")} that cannot be used ${count === 1 ? "is" : "are"} not listed`;
  const more = { errors: 0, warnings: 0, infos: 0 };
  return { ...rest, code: "more-problems", field: "", message, more };
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}
