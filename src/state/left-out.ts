import type { Analysis, LeftOut, LocatedDiagnostic } from "../engine";

/** Everything that is wrong with a text, each thing once. */
export interface ProblemList {
  readonly leftOut: readonly { readonly item: LeftOut; readonly findings: readonly LocatedDiagnostic[] }[];
  /** What is not said of an object that takes no part. */
  readonly problems: readonly LocatedDiagnostic[];
  readonly notes: readonly LocatedDiagnostic[];
}

export function problemList(analysis: Pick<Analysis, "diagnostics" | "leftOut">): ProblemList {
  const leftOut = analysis.leftOut.map((item) => ({ item, findings: findingsIn(item, analysis) }));
  const told = new Set(leftOut.flatMap(({ findings }) => findings));
  const rest = analysis.diagnostics.filter((found) => !told.has(found));
  return {
    leftOut,
    problems: rest.filter(({ severity }) => severity !== "info"),
    notes: rest.filter(({ severity }) => severity === "info"),
  };
}

/** What is wrong with a broken object: its first error; where nothing more is known, the object itself. */
export function faultOf(
  leftOut: LeftOut,
  analysis: Pick<Analysis, "diagnostics">,
): Pick<LocatedDiagnostic, "place" | "line"> {
  return findingsIn(leftOut, analysis).find(({ severity }) => severity === "error") ?? leftOut;
}

/** What was found in an object that takes no part. */
function findingsIn({ object, place }: LeftOut, { diagnostics }: Pick<Analysis, "diagnostics">): LocatedDiagnostic[] {
  return diagnostics.filter(
    (found) =>
      found.object === object &&
      found.place.file === place.file &&
      found.place.from >= place.from &&
      found.place.from <= place.to,
  );
}
