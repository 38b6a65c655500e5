import {
  codeOf,
  columnOf,
  failScan,
  foldBreaks,
  isAnyMarkerHere,
  isBlankOrEnd,
  isBreak,
  isSpaceOrTab,
  takeBreak,
  type YamlScan,
} from "./yaml-scan";
import type { YamlText } from "./yaml-token";

/** Reads a scalar without quotes, of one line or several, and what follows it up to the next line with something in it. */
export function scanPlain(scan: YamlScan): YamlText {
  const from = scan.at;
  const indent = scan.indent + 1;
  const isInBrackets = scan.brackets.length > 0;
  let text = "";
  let to = from;
  let gap = "";
  let hasBreak = false;
  while (!isAnyMarkerHere(scan) && codeOf(scan) !== 35) {
    const start = scan.at;
    while (!endsPlain(scan, isInBrackets)) scan.at++;
    if (scan.at > start) {
      text += gap + scan.text.slice(start, scan.at);
      gap = "";
      hasBreak = false;
      to = scan.at;
    }
    if (!isSpaceOrTab(codeOf(scan)) && !isBreak(codeOf(scan))) break;
    const space = scanSpace(scan, indent);
    gap = space.gap;
    hasBreak = space.hasBreak;
    if (!isInBrackets && columnOf(scan) < indent) break;
  }
  if (hasBreak) scan.mayBeKey = true;
  return { kind: "scalar", from, to, text, style: "plain" };
}

function endsPlain(scan: YamlScan, isInBrackets: boolean): boolean {
  const code = codeOf(scan);
  if (code === 58) return isBlankOrEnd(codeOf(scan, 1));
  return isBlankOrEnd(code) || (isInBrackets && ENDS_IN_BRACKETS.has(code));
}

const ENDS_IN_BRACKETS: ReadonlySet<number> = new Set(Array.from(",?[]{}", (each) => each.charCodeAt(0)));

function scanSpace(scan: YamlScan, indent: number) {
  const start = scan.at;
  let first = "";
  let others = "";
  let spaces = "";
  for (;;) {
    const code = codeOf(scan);
    if (isSpaceOrTab(code)) {
      if (first !== "" && code === 9 && columnOf(scan) < indent) failScan(scan, "tab", scan.at);
      else scan.at++;
    } else if (isBreak(code)) {
      if (first === "") first = takeBreak(scan);
      else others += takeBreak(scan);
    } else {
      if (first === "") spaces = scan.text.slice(start, scan.at);
      return { gap: first === "" ? spaces : foldBreaks(first, others), hasBreak: first !== "" };
    }
  }
}
