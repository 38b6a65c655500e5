import type { Analysis, LeftOut, LocatedDiagnostic } from "../engine";

/** Everything that is wrong with a text, each thing once. */
export interface ProblemList {
  readonly leftOut: readonly { readonly item: LeftOut; readonly findings: readonly LocatedDiagnostic[] }[];
  /** What is not said of an object that takes no part. */
  readonly problems: readonly LocatedDiagnostic[];
  readonly notes: readonly LocatedDiagnostic[];
}

export function problemList(analysis: Pick<Analysis, "diagnostics" | "leftOut">): ProblemList {
  const known = byObject(analysis.diagnostics);
  const leftOut = analysis.leftOut.map((item) => ({ item, findings: within(item, known.get(keyOf(item)) ?? []) }));
  const told = new Set(leftOut.flatMap(({ findings }) => findings));
  const rest = analysis.diagnostics.filter((found) => !told.has(found));
  return {
    leftOut,
    problems: rest.filter(({ severity }) => severity !== "info"),
    notes: rest.filter(({ severity }) => severity === "info"),
  };
}

/** What is wrong with each broken object: its first error; where nothing more is known, the object itself. */
export function faultsIn({
  diagnostics,
}: Pick<Analysis, "diagnostics">): (item: LeftOut) => Pick<LocatedDiagnostic, "place" | "line"> {
  let known: ReturnType<typeof byObject> | null = null;
  return (item) => {
    known ??= byObject(diagnostics);
    return within(item, known.get(keyOf(item)) ?? []).find(({ severity }) => severity === "error") ?? item;
  };
}

/** Findings by file and object, in the order of the text: of ten thousand broken objects each is to find its own at once. */
function byObject(diagnostics: readonly LocatedDiagnostic[]): ReadonlyMap<string, readonly LocatedDiagnostic[]> {
  const known = new Map<string, LocatedDiagnostic[]>();
  for (const found of diagnostics) {
    const own = known.get(keyOf(found));
    if (own === undefined) known.set(keyOf(found), [found]);
    else own.push(found);
  }
  for (const own of known.values()) own.sort((a, b) => a.place.from - b.place.from);
  return known;
}

const keyOf = ({ object, place }: Pick<LeftOut, "object" | "place">) => `${place.file}\n${object}`;

/** What was found in an object that takes no part, of what was found in those of its name; in the order of the text. */
function within({ place: { from, to } }: LeftOut, named: readonly LocatedDiagnostic[]): readonly LocatedDiagnostic[] {
  let [low, high] = [0, named.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((named[middle]?.place.from ?? from) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((named[end]?.place.from ?? Infinity) <= to) end += 1;
  return named.slice(low, end);
}
