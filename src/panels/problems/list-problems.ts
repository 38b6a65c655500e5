import type { Analysis, LeftOut, LocatedDiagnostic, Place, ScenarioFile, Severity } from "../../engine";
import { problemList } from "../../state/left-out";
import { rankOfFile } from "../../state/problems-in-order";
import { counted } from "../../ui/counted";
import { visibleText } from "../../ui/visible-text";
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

/** “1 object broken, drawn as before · 2 other problems”; null where nothing is wrong. */
export function problemWords(findings: Findings): string | null {
  const { leftOut, problems, notes } = sorted(findings);
  const broken = findings.standIns.length;
  const left = leftOut.length + (findings.unlisted ?? 0);
  const isFirst = broken + left === 0;
  const sum = (count: (found: LocatedDiagnostic) => number) =>
    [...problems, ...notes].reduce((total, found) => total + count(found), 0);
  const wrong = sum(({ severity, more }) => (more ? more.errors + more.warnings : severity === "info" ? 0 : 1));
  const noted = sum(({ severity, more }) => (more ? more.infos : severity === "info" ? 1 : 0));
  const words = [
    broken > 0 ? `${counted(broken, "object")} broken, drawn as before` : "",
    left > 0 ? counted(left, "object left out", "objects left out") : "",
    wrong > 0 ? counted(wrong, isFirst ? "problem" : "other problem") : "",
    noted > 0 ? counted(noted, "note") : "",
  ].filter((word) => word !== "");
  return words.length === 0 ? null : words.join(" · ");
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
  return own.map((found) => ofFinding(found, found === first ? `${shortName(item.object)} takes no part.` : ""));
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
