import type { Analysis, LocatedDiagnostic } from "../../engine";
import { problemList } from "../../state/left-out";
import { counted } from "../../ui/counted";
import { isFaultOf } from "./stand-in-words";

type Findings = Pick<Analysis, "diagnostics" | "leftOut" | "standIns">;

/** What is drawn as it last could be read, what takes no part, and what else is wrong with the text. */
export function listProblems({ diagnostics, leftOut, standIns }: Findings) {
  // What is said of a broken object is not said again among the other problems.
  const told = (found: LocatedDiagnostic) => standIns.find((item) => isFaultOf(item, found));
  const rest = diagnostics.filter((found) => told(found) === undefined);
  return { broken: standIns, ...problemList({ diagnostics: rest, leftOut }) };
}

/** “1 object broken, drawn as before · 2 other problems”; null where nothing is wrong. */
export function problemWords(findings: Findings): string | null {
  const { broken, leftOut, problems, notes } = listProblems(findings);
  const isFirst = broken.length + leftOut.length === 0;
  const words = [
    broken.length > 0 ? `${counted(broken.length, "object")} broken, drawn as before` : "",
    leftOut.length > 0 ? counted(leftOut.length, "object left out", "objects left out") : "",
    problems.length > 0 ? counted(problems.length, isFirst ? "problem" : "other problem") : "",
    notes.length > 0 ? counted(notes.length, "note") : "",
  ].filter((word) => word !== "");
  return words.length === 0 ? null : words.join(" · ");
}
