import { MOST_LEVELS } from "../source/limits";

/**
 * Where a YAML text opens more brackets, or more dashes in one line, than {@link MOST_LEVELS}; null when it does not.
 *
 * A cheap look ahead of the parser, which would take quadratic time or all of the stack for such a text. It knows
 * quotes, comments and block scalars, and takes anything else as YAML would only as far as nesting needs it.
 */
export function findDeepNesting(text: string): number | null {
  const scan = createScan(text);
  while (scan.at < text.length) {
    const tooDeepAt = scanLine(scan);
    if (tooDeepAt !== null) return tooDeepAt;
  }
  return null;
}

/** Where the outermost bracket opens that is not closed at the end of a text; null where all are closed. */
export function findOpenBracket(text: string): number | null {
  const scan = createScan(text);
  while (scan.at < text.length) scanLine(scan);
  return scan.flowDepth > 0 ? scan.flowFrom : null;
}

function createScan(text: string): Scan {
  return { text, at: 0, flowDepth: 0, flowFrom: 0, lineStart: 0, dashes: 0, nodeColumn: 0, scalarColumn: -1 };
}

interface Scan {
  readonly text: string;
  at: number;
  flowDepth: number;
  /** Where the outermost of the brackets opened. */
  flowFrom: number;
  lineStart: number;
  dashes: number;
  /** Column of the key or dash that a block scalar would belong to. */
  nodeColumn: number;
  /** The same of the block scalar that is being skipped, -1 outside of one. */
  scalarColumn: number;
}

function scanLine(scan: Scan): number | null {
  const { text } = scan;
  scan.lineStart = scan.at;
  scan.dashes = 0;
  while (text.charCodeAt(scan.at) === 32) scan.at++;
  const indent = scan.at - scan.lineStart;
  if (scan.scalarColumn >= 0) {
    if (indent > scan.scalarColumn || isLineEnd(text, scan.at)) {
      toNextLine(scan);
      return null;
    }
    scan.scalarColumn = -1;
  }
  scan.nodeColumn = indent - 1;
  let isFresh = true;
  let tokenColumn = indent;
  while (scan.at < text.length) {
    const c = text.charCodeAt(scan.at);
    if (c === 10 || c === 13) break;
    if (c === 32 || c === 9) {
      scan.at++;
      continue;
    }
    const isTokenStart = isFresh;
    if (isTokenStart) tokenColumn = scan.at - scan.lineStart;
    isFresh = false;
    if (c === 35 && isSpaceBefore(scan)) {
      break;
    } else if (c === 58 && endsToken(scan)) {
      if (scan.flowDepth === 0) scan.nodeColumn = tokenColumn;
      isFresh = true;
      scan.at++;
    } else if (scan.flowDepth > 0 && (c === 93 || c === 125)) {
      scan.flowDepth--;
      scan.at++;
    } else if (scan.flowDepth > 0 && c === 44) {
      isFresh = true;
      scan.at++;
    } else if ((c === 91 || c === 123) && (isTokenStart || scan.flowDepth > 0)) {
      if (scan.flowDepth++ === 0) scan.flowFrom = scan.at;
      if (scan.flowDepth > MOST_LEVELS) return scan.at;
      isFresh = true;
      scan.at++;
    } else if (!isTokenStart) {
      scan.at++;
    } else if (c === 34 || c === 39) {
      skipQuoted(scan, c);
    } else if ((c === 45 || c === 63) && endsToken(scan)) {
      scan.nodeColumn = tokenColumn;
      scan.dashes++;
      if (scan.dashes > MOST_LEVELS) return scan.at;
      isFresh = true;
      scan.at++;
    } else if (c === 33 || c === 38) {
      while (scan.at < text.length && !isBlank(text.charCodeAt(scan.at))) scan.at++;
      isFresh = true;
    } else if ((c === 124 || c === 62) && scan.flowDepth === 0) {
      scan.scalarColumn = Math.max(scan.nodeColumn, 0);
      break;
    } else {
      scan.at++;
    }
  }
  toNextLine(scan);
  return null;
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 10 || c === 13;
}

function isLineEnd(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return Number.isNaN(c) || c === 10 || c === 13;
}

function isSpaceBefore(scan: Scan): boolean {
  return scan.at === scan.lineStart || isBlank(scan.text.charCodeAt(scan.at - 1));
}

/** Whether an indicator stands alone: before white space or the end; in brackets `{"a":1}` counts, too. */
function endsToken(scan: Scan): boolean {
  const next = scan.text.charCodeAt(scan.at + 1);
  if (Number.isNaN(next) || isBlank(next)) return true;
  return scan.flowDepth > 0 && (next === 91 || next === 123 || scan.text.charCodeAt(scan.at - 1) === 34);
}

function skipQuoted(scan: Scan, quote: number): void {
  const { text } = scan;
  scan.at++;
  while (scan.at < text.length) {
    const c = text.charCodeAt(scan.at);
    if (c === 92 && quote === 34) {
      scan.at += 2;
    } else if (c !== quote) {
      scan.at++;
    } else if (quote === 39 && text.charCodeAt(scan.at + 1) === 39) {
      scan.at += 2;
    } else {
      scan.at++;
      return;
    }
  }
}

function toNextLine(scan: Scan): void {
  const { text } = scan;
  while (scan.at < text.length && !isLineEnd(text, scan.at)) scan.at++;
  scan.at++;
}
