import {
  codeOf,
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

const SINGLE = 39;
const DOUBLE = 34;
const BACKSLASH = 92;

/** Reads a scalar in quotes; its further lines may stand in any column. */
export function scanQuoted(scan: YamlScan): YamlText {
  const from = scan.at;
  const quote = codeOf(scan);
  const pieces: string[] = [];
  scan.at++;
  for (;;) {
    if (isAnyMarkerHere(scan)) failScan(scan, "marker in quotes", scan.at, from);
    if (codeOf(scan) === 0) {
      failScan(scan, "quote open", scan.at, from);
      break;
    }
    const isJoined = scanVisible(scan, from, pieces);
    if (codeOf(scan) === quote) break;
    pieces.push(scanGap(scan, isJoined));
  }
  scan.at++;
  return { kind: "scalar", from, to: scan.at, text: pieces.join(""), style: "quoted" };
}

/** Reads up to white space or the quote; true when a backslash joined the line with the next one. */
function scanVisible(scan: YamlScan, from: number, pieces: string[]): boolean {
  const quote = scan.text.charCodeAt(from);
  for (;;) {
    const start = scan.at;
    let code = codeOf(scan);
    while (!isBlankOrEnd(code) && code !== quote && !(code === BACKSLASH && quote === DOUBLE)) {
      scan.at++;
      code = codeOf(scan);
    }
    if (scan.at > start) pieces.push(scan.text.slice(start, scan.at));
    if (code === SINGLE && quote === SINGLE && codeOf(scan, 1) === SINGLE) {
      pieces.push("'");
      scan.at += 2;
    } else if (code !== BACKSLASH || quote === SINGLE) {
      return false;
    } else if (isBreak(codeOf(scan, 1))) {
      scan.at++;
      takeBreak(scan);
      return true;
    } else {
      pieces.push(scanEscape(scan, from));
    }
  }
}

/** Reads white space and line breaks, and gives what they mean. */
function scanGap(scan: YamlScan, isJoined: boolean): string {
  const start = scan.at;
  let first = "";
  let others = "";
  let end = start;
  for (;;) {
    const code = codeOf(scan);
    if (isSpaceOrTab(code)) {
      scan.at++;
      if (first === "") end = scan.at;
    } else if (!isBreak(code)) {
      break;
    } else if (first === "" && !isJoined) {
      first = takeBreak(scan);
    } else {
      others += takeBreak(scan);
    }
  }
  if (isJoined) return others;
  return first === "" ? scan.text.slice(start, end) : foldBreaks(first, others);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  [" ", " "],
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
  ["N", "\u0085"],
  ["_", "\u00a0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);

const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

function scanEscape(scan: YamlScan, openedAt: number): string {
  const from = scan.at;
  const letter = scan.text[from + 1] ?? "";
  const digits = HEX_DIGITS.get(letter);
  scan.at += 2;
  if (digits === undefined) {
    const meant = ESCAPES.get(letter);
    if (meant === undefined) failScan(scan, "escape", from);
    return meant ?? "";
  }
  const hex = scan.text.slice(scan.at, scan.at + digits);
  const value = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : Number.NaN;
  if (Number.isNaN(value)) {
    failScan(scan, "escape", from);
    return "";
  }
  if (value > LAST_CHARACTER || (value >= FIRST_HALF && value <= LAST_HALF)) {
    failScan(scan, value > LAST_CHARACTER ? "escape" : "escape of half a character", from, openedAt);
    return "";
  }
  scan.at += digits;
  return String.fromCodePoint(value);
}

const LAST_CHARACTER = 0x10ffff;
const FIRST_HALF = 0xd800;
const LAST_HALF = 0xdfff;
