import { dropInnermostKey, insertToken, isStillPossible, keepPossibleKey, keyHere, nextNumber } from "./possible-key";
import { scanBlockScalar } from "./scan-block-scalar";
import { scanPlain } from "./scan-plain";
import { scanQuoted } from "./scan-quoted";
import { scanName, scanTag } from "./scan-tag";
import {
  codeOf,
  columnOf,
  failScan,
  isBlankOrEnd,
  isBreak,
  isMarkerHere,
  isSpaceOrTab,
  skipLine,
  takeBreak,
  type YamlScan,
} from "./yaml-scan";
import type { YamlMark, YamlToken } from "./yaml-token";

/**
 * The next token, which stays the next one; the end of the text after a mistake.
 *
 * A text is read only as far as it takes to know the token: go-yaml sees no mistake behind the end of a document.
 */
export function peekToken(scan: YamlScan): YamlToken {
  while (scan.mistake === null && needsMore(scan)) readToken(scan);
  const [token] = scan.tokens;
  if (scan.mistake === null && token !== undefined) return token;
  return { kind: "text end", from: scan.text.length, to: scan.text.length };
}

/** Goes past the token that was peeked at. */
export function skipToken(scan: YamlScan): void {
  scan.tokens.shift();
  scan.taken++;
}

/** Whether the first token may still get a key's mark before it. */
function needsMore(scan: YamlScan): boolean {
  if (scan.tokens.length === 0) return true;
  const level = scan.keyTokens.get(scan.taken);
  return level !== undefined && isStillPossible(scan, level);
}

/** Opens a block collection where something stands further right than the one around it. */
function indentTo(scan: YamlScan, column: number, kind: "block list" | "block map", from: number, token: number): void {
  if (scan.brackets.length > 0 || scan.indent >= column) return;
  scan.indents.push(scan.indent);
  scan.indent = column;
  insertToken(scan, { kind, from, to: from }, token);
}

/** Closes the block collections that stand further right than a column. */
function unindentTo(scan: YamlScan, column: number): void {
  if (scan.brackets.length > 0) return;
  while (scan.indent > column) {
    scan.tokens.push({ kind: "block end", from: scan.at, to: scan.at });
    scan.indent = scan.indents.pop() ?? -1;
  }
}

function skipToToken(scan: YamlScan): void {
  for (;;) {
    const mayBeTab = scan.brackets.length > 0 || !scan.mayBeKey;
    while (codeOf(scan) === 32 || (mayBeTab && codeOf(scan) === 9)) scan.at++;
    if (codeOf(scan) === 35) skipLine(scan);
    if (!isBreak(codeOf(scan))) return;
    takeBreak(scan);
    if (scan.brackets.length === 0) scan.mayBeKey = true;
  }
}

const NOT_FIRST: ReadonlySet<number> = new Set(Array.from("-?:,[]{}#&*!|>'\"%@`", (each) => each.charCodeAt(0)));

function readToken(scan: YamlScan): void {
  skipToToken(scan);
  unindentTo(scan, columnOf(scan));
  const code = codeOf(scan);
  const next = codeOf(scan, 1);
  const isInBrackets = scan.brackets.length > 0;
  if (code === 0) {
    readEnd(scan);
    return;
  }
  if (columnOf(scan) === 0) {
    if (code === 37) {
      readDirective(scan);
      return;
    }
    if (isMarkerHere(scan, 45)) {
      readMarker(scan, "document start");
      return;
    }
    if (isMarkerHere(scan, 46)) {
      readMarker(scan, "document end");
      return;
    }
  }
  switch (String.fromCharCode(code)) {
    case "[":
      openBracket(scan, "[");
      return;
    case "{":
      openBracket(scan, "{");
      return;
    case "]":
      closeBracket(scan, "]");
      return;
    case "}":
      closeBracket(scan, "}");
      return;
    case ",":
      dropInnermostKey(scan);
      scan.mayBeKey = true;
      addMark(scan, ",", 1);
      return;
    case "-":
      if (isBlankOrEnd(next)) {
        readDash(scan);
        return;
      }
      break;
    case "?":
      if (isInBrackets || isBlankOrEnd(next)) {
        readQuestion(scan);
        return;
      }
      break;
    case ":":
      if (isInBrackets || isBlankOrEnd(next)) {
        readColon(scan);
        return;
      }
      break;
    case "*":
      keepPossibleKey(scan);
      scan.mayBeKey = false;
      addToken(scan, scanName(scan, "alias"));
      return;
    case "&":
      keepPossibleKey(scan);
      scan.mayBeKey = false;
      addToken(scan, scanName(scan, "anchor"));
      return;
    case "!":
      keepPossibleKey(scan);
      scan.mayBeKey = false;
      addToken(scan, scanTag(scan));
      return;
    case "'":
    case '"':
      keepPossibleKey(scan);
      scan.mayBeKey = false;
      addToken(scan, scanQuoted(scan));
      return;
    case "|":
    case ">":
      if (isInBrackets) break;
      dropInnermostKey(scan);
      scan.mayBeKey = true;
      addToken(scan, scanBlockScalar(scan));
      return;
  }
  const mayBeFirst =
    !(isBlankOrEnd(code) || NOT_FIRST.has(code)) ||
    (code === 45 && !isSpaceOrTab(next)) ||
    (!isInBrackets && (code === 63 || code === 58) && !isBlankOrEnd(next));
  if (!mayBeFirst) {
    failScan(scan, code === 9 ? "tab" : "first character", scan.at);
    return;
  }
  keepPossibleKey(scan);
  scan.mayBeKey = false;
  addToken(scan, scanPlain(scan));
}

function addToken(scan: YamlScan, token: YamlToken): void {
  scan.tokens.push(token);
}

function addMark(scan: YamlScan, kind: YamlMark["kind"], length: number): void {
  scan.tokens.push({ kind, from: scan.at, to: scan.at + length });
  scan.at += length;
}

function readEnd(scan: YamlScan): void {
  unindentTo(scan, -1);
  dropInnermostKey(scan);
  scan.mayBeKey = false;
  addMark(scan, "text end", 0);
}

const DIRECTIVE = /^%(?:YAML[ \t]+\d+\.\d+|TAG[ \t]+!\S*[ \t]+\S+)[ \t]*(?:#.*)?$/;

function readDirective(scan: YamlScan): void {
  const from = scan.at;
  unindentTo(scan, -1);
  dropInnermostKey(scan);
  scan.mayBeKey = false;
  skipLine(scan);
  if (!DIRECTIVE.test(scan.text.slice(from, scan.at))) failScan(scan, "directive", from);
  addToken(scan, { kind: "directive", from, to: scan.at });
}

function readMarker(scan: YamlScan, kind: "document start" | "document end"): void {
  unindentTo(scan, -1);
  dropInnermostKey(scan);
  scan.mayBeKey = false;
  addMark(scan, kind, 3);
}

function openBracket(scan: YamlScan, kind: "[" | "{"): void {
  keepPossibleKey(scan);
  scan.brackets.push(scan.at);
  scan.keys.push(keyHere(scan, false));
  scan.mayBeKey = true;
  addMark(scan, kind, 1);
}

function closeBracket(scan: YamlScan, kind: "]" | "}"): void {
  dropInnermostKey(scan);
  if (scan.brackets.pop() !== undefined) {
    const inner = scan.keys.pop();
    // go-yaml forgets the bracket as a key's start if there is nothing in it: so it sees fewer mistakes behind a text
    if (inner !== undefined) scan.keyTokens.delete(inner.token);
  }
  scan.mayBeKey = false;
  addMark(scan, kind, 1);
}

function readDash(scan: YamlScan): void {
  if (scan.brackets.length === 0) {
    if (!scan.mayBeKey) {
      failScan(scan, "list here", scan.at);
      return;
    }
    indentTo(scan, columnOf(scan), "block list", scan.at, nextNumber(scan));
  }
  dropInnermostKey(scan);
  scan.mayBeKey = true;
  addMark(scan, "-", 1);
}

function readQuestion(scan: YamlScan): void {
  if (scan.brackets.length === 0) {
    if (!scan.mayBeKey) {
      failScan(scan, "key here", scan.at);
      return;
    }
    indentTo(scan, columnOf(scan), "block map", scan.at, nextNumber(scan));
  }
  dropInnermostKey(scan);
  scan.mayBeKey = scan.brackets.length === 0;
  addMark(scan, "key", 1);
}

function readColon(scan: YamlScan): void {
  const level = scan.keys.length - 1;
  const key = isStillPossible(scan, level) ? scan.keys[level] : undefined;
  if (key !== undefined) {
    insertToken(scan, { kind: "key", from: key.from, to: key.from }, key.token);
    indentTo(scan, key.column, "block map", key.from, key.token);
    key.isPossible = false;
    scan.keyTokens.delete(key.token);
    scan.mayBeKey = false;
  } else {
    if (scan.brackets.length === 0) {
      if (!scan.mayBeKey) {
        failScan(scan, "value here", scan.at);
        return;
      }
      indentTo(scan, columnOf(scan), "block map", scan.at, nextNumber(scan));
    }
    scan.mayBeKey = scan.brackets.length === 0;
  }
  addMark(scan, ":", 1);
}
