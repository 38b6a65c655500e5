import type { LocatedDiagnostic, Severity } from "../engine";

/** Monaco reads no more markers of a model; which of them it would leave out is better decided here. */
export const MOST_MARKERS = 500;

/** Findings of a file, in the order of the text. */
export type FileFindings = readonly LocatedDiagnostic[];

/** All findings by file, each file's in the order of the text. */
export function findingsByFile(diagnostics: readonly LocatedDiagnostic[]): ReadonlyMap<string, FileFindings> {
  const byFile = new Map<string, LocatedDiagnostic[]>();
  for (const found of diagnostics) {
    const own = byFile.get(found.place.file);
    if (own === undefined) byFile.set(found.place.file, [found]);
    else own.push(found);
  }
  for (const own of byFile.values()) own.sort((a, b) => a.place.from - b.place.from);
  return byFile;
}

/** What is underlined of a file with too much: what stands around the lines in view, the gravest first on each side. */
export function aroundView(findings: FileFindings, firstLine: number, lastLine: number): FileFindings {
  if (findings.length <= MOST_MARKERS) return findings;
  const first = findings.findIndex(({ endLine }) => endLine >= firstLine);
  const begin = first === -1 ? findings.length : first;
  let end = begin;
  while (end < findings.length && (findings[end]?.line ?? Infinity) <= lastLine) end += 1;
  const inView = findings.slice(begin, end);
  if (inView.length >= MOST_MARKERS)
    return [...inView].sort((a, b) => RANKS[a.severity] - RANKS[b.severity]).slice(0, MOST_MARKERS);
  const room = MOST_MARKERS - inView.length;
  const before = Math.min(begin, Math.max(Math.ceil(room / 2), room - (findings.length - end)));
  return findings.slice(begin - before, Math.min(findings.length, end + room - before));
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
