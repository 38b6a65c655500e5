import {
  codeOf,
  columnOf,
  failScan,
  isBreak,
  isBreakOrEnd,
  isSpaceOrTab,
  skipLine,
  takeBreak,
  type YamlScan,
} from "./yaml-scan";
import type { YamlText } from "./yaml-token";

const PLUS = 43;
const MINUS = 45;
const TAB = 9;
const SPACE = 32;

/** Reads a block scalar (`|` or `>`) with the line breaks behind it. */
export function scanBlockScalar(scan: YamlScan): YamlText {
  const from = scan.at;
  const isLiteral = scan.text[from] === "|";
  const header = scanHeader(scan);
  let to = scan.at;
  const parent = Math.max(scan.indent, 0);
  const start = scanBreaks(scan, header.indent === 0 ? 0 : parent + header.indent);
  const { indent } = start;
  let { breaks } = start;
  let last = "";
  let wasFurther = false;
  const pieces: string[] = [];
  while (columnOf(scan) === indent && codeOf(scan) !== 0) {
    const isFurther = isSpaceOrTab(codeOf(scan));
    if (!isLiteral && !wasFurther && !isFurther && last === "\n") {
      if (breaks === "") pieces.push(" ");
    } else {
      pieces.push(last);
    }
    pieces.push(breaks);
    wasFurther = isFurther;
    const lineFrom = scan.at;
    skipLine(scan);
    pieces.push(scan.text.slice(lineFrom, scan.at));
    last = takeBreak(scan);
    to = scan.at;
    breaks = scanBreaks(scan, indent).breaks;
  }
  if (header.keeps !== "none") pieces.push(last);
  if (header.keeps === "all") {
    pieces.push(breaks);
    to = scan.lineStart;
  }
  return { kind: "scalar", from, to, text: pieces.join(""), style: "block" };
}

function scanHeader(scan: YamlScan) {
  const from = scan.at;
  let keeps: "one" | "none" | "all" = "one";
  let indent = 0;
  scan.at++;
  for (let left = 2; left > 0; left--) {
    const code = codeOf(scan);
    if ((code === PLUS || code === MINUS) && keeps === "one") keeps = code === PLUS ? "all" : "none";
    else if (code >= 48 && code <= 57 && indent === 0) indent = code - 48;
    else break;
    scan.at++;
    if (indent === 0 && code === 48) failScan(scan, "block header", from);
  }
  while (isSpaceOrTab(codeOf(scan))) scan.at++;
  if (codeOf(scan) === 35) skipLine(scan);
  if (isBreakOrEnd(codeOf(scan))) takeBreak(scan);
  else failScan(scan, "block header", from);
  return { keeps, indent };
}

/**
 * Goes past empty lines and the indentation of the one that follows.
 *
 * @param known - the column at which the text starts, 0 where the first line decides that
 */
function scanBreaks(scan: YamlScan, known: number): { readonly breaks: string; readonly indent: number } {
  let breaks = "";
  let widest = 0;
  for (;;) {
    while ((known === 0 || columnOf(scan) < known) && codeOf(scan) === SPACE) scan.at++;
    widest = Math.max(widest, columnOf(scan));
    if ((known === 0 || columnOf(scan) < known) && codeOf(scan) === TAB) failScan(scan, "tab", scan.at);
    if (!isBreak(codeOf(scan))) break;
    breaks += takeBreak(scan);
  }
  return { breaks, indent: known === 0 ? Math.max(widest, scan.indent + 1, 1) : known };
}
