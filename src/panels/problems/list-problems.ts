import type { Analysis, LeftOut, LocatedDiagnostic, Place, ScenarioFile, Severity } from "../../engine";
import { visibleText } from "../../engine/export/visible-text";
import { problemList } from "../../state/left-out";
import { rankOfFile } from "../../state/problems-in-order";
import { counted } from "../../ui/counted";
import { faultsOfStandIns, shortName, standInWords } from "./stand-in-words";

type Findings = Pick<Analysis, "diagnostics" | "leftOut" | "standIns" | "unlisted">;

/** A line of the list: a finding, or an object of which nothing more is known than that it is broken. */
export interface Problem {
  /** The same for the same problem while the text around it is edited. */
  readonly key: string;
  readonly severity: Severity;
  /** Name of the object that the message is about, where it is not about a field; empty: none. */
  readonly subject: string;
  readonly message: string;
  /** The server's field path; empty: none. */
  readonly field: string;
  /** What follows for the picture, a sentence; empty: nothing. */
  readonly consequence: string;
  readonly place: Place;
  readonly line: number;
  /** Where a fix is to be had; null: nothing was found but the object. */
  readonly found: LocatedDiagnostic | null;
}

/** Everything that is wrong with a text, each thing once, in the order of the files and of the text. */
export function listProblems(findings: Findings, files: readonly ScenarioFile[]): readonly Problem[] {
  const { standIns } = findings;
  const { told, leftOut, problems, notes } = sorted(findings);
  const faultOf = new Map([...told].map(([found, item]) => [item, found]));
  const broken = standIns.map((item) => ofStandIn(item, faultOf.get(item) ?? null));
  const left = leftOut.flatMap(({ item, findings: own }) =>
    own.length === 0 ? [ofLeftOut(item)] : inLeftOut(item, own),
  );
  const besides = [...problems, ...notes].map((found) => ofFinding(found, ""));
  const rankOf = rankOfFile(files);
  const inOrder = [...broken, ...left, ...besides].sort(
    (a, b) =>
      rankOf(a.place.file) - rankOf(b.place.file) ||
      a.place.from - b.place.from ||
      RANKS[a.severity] - RANKS[b.severity],
  );
  return withOwnKeys(inOrder);
}

/**
 * “Problems: 3 errors, 1 warning · 1 object left out”: as many as the list has rows, with those that it does not show;
 * null where nothing is wrong.
 */
export function problemWords(findings: Findings): string | null {
  const { leftOut, problems, notes } = sorted(findings);
  const broken = findings.standIns.length;
  const left = leftOut.length + (findings.unlisted ?? 0);
  const counts = { error: broken + leftOut.filter((item) => item.findings.length === 0).length, warning: 0, info: 0 };
  for (const { severity, more } of [...leftOut.flatMap((item) => item.findings), ...problems, ...notes]) {
    if (more === undefined) counts[severity] += 1;
    else {
      counts.error += more.errors;
      counts.warning += more.warnings;
      counts.info += more.infos;
    }
  }
  const { error, warning, info } = counts;
  if (broken + left + error + warning + info === 0) return null;
  const numbers = [
    error > 0 ? counted(error, "error") : "",
    warning > 0 ? counted(warning, "warning") : "",
    error + warning === 0 ? "none" : "",
    info > 0 ? counted(info, "note") : "",
  ];
  const details = [
    broken > 0 ? `${counted(broken, "object")} broken, drawn as before` : "",
    left > 0 ? counted(left, "object left out", "objects left out") : "",
  ];
  const isSaid = (words: string) => words !== "";
  return [`Problems: ${numbers.filter(isSaid).join(", ")}`, ...details.filter(isSaid)].join(" · ");
}

/**
 * How many want the same fix as a problem, each at its own place, at the first of them only; a single one is not in it.
 * What is put right together (all lines of a copied fence) is one.
 */
export function countAlike(problems: readonly Problem[]): ReadonlyMap<Problem, number> {
  const kinds = new Map<string, { readonly first: Problem; readonly places: Set<string> }>();
  for (const problem of problems) {
    const { found, place } = problem;
    if (found?.fix === undefined) continue;
    const { title, edits } = found.fix;
    const kind = `${found.code}\n${title}`;
    const known = kinds.get(kind) ?? { first: problem, places: new Set() };
    known.places.add(`${place.file} ${edits[0]?.from} ${edits.at(-1)?.to}`);
    kinds.set(kind, known);
  }
  return new Map(
    [...kinds.values()].flatMap(({ first, places }) => (places.size > 1 ? [[first, places.size] as const] : [])),
  );
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What is said of a broken object is not said again among the other problems. */
function sorted({ diagnostics, leftOut, standIns }: Findings) {
  const told = faultsOfStandIns(standIns, diagnostics);
  return { told, ...problemList({ diagnostics: diagnostics.filter((found) => !told.has(found)), leftOut }) };
}

function ofStandIn(item: LeftOut, found: LocatedDiagnostic | null): Problem {
  const { name, fault } = standInWords(item);
  const consequence = "The picture is of its last good text.";
  const said = { subject: name, message: fault, consequence, field: "" };
  return { key: item.object, severity: "error", ...said, place: found?.place ?? item.place, line: item.line, found };
}

function ofLeftOut(item: LeftOut): Problem {
  const { object, reason, place, line } = item;
  const said = { subject: shortName(object), message: reason, consequence: "It takes no part.", field: "" };
  return { key: object, severity: "error", ...said, place, line, found: null };
}

/** What was found in an object that takes no part; its first error says that it does not. */
function inLeftOut(item: LeftOut, own: readonly LocatedDiagnostic[]): readonly Problem[] {
  const first = own.find(({ severity }) => severity === "error") ?? own[0];
  return own.map((found) =>
    ofFinding(found, found === first ? `${capitalised(shortName(item.object))} takes no part.` : ""),
  );
}

function ofFinding(found: LocatedDiagnostic, consequence: string): Problem {
  const { code, severity, message, field, object, place, line } = found;
  return {
    key: `${code} ${object} ${field} ${message}`,
    severity,
    subject: "",
    message,
    field: visibleText(field),
    consequence,
    place,
    line,
    found,
  };
}

/** “document 2 of a.yaml” at the beginning of a sentence; a name stays as it is written. */
function capitalised(name: string): string {
  return /^(document|a) /.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** What is found twice in the same words is told apart by which of them it is. */
function withOwnKeys(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const key = `problem ${problem.place.file} ${problem.key}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { ...problem, key: `${key} ${before}` };
  });
}
