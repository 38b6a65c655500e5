import type { YamlToken } from "./yaml-token";

/**
 * The state of a scan of a YAML text into tokens, by the rules of go-yaml v2, which is YAML 1.1: what `sigs.k8s.io/yaml`
 * and so kubectl read.
 */
export interface YamlScan {
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
  /** Column of the block collection that is open, -1 outside of all. */
  indent: number;
  /** The same of those around it. */
  readonly indents: number[];
  /** Offsets of the brackets that are open. */
  readonly brackets: number[];
  /** Whether a key may begin here that has no `?`: at the start of a line, and behind `-`, `[`, `{` and a comma. */
  mayBeKey: boolean;
  /** What may turn out to be a key when a colon follows, one for each open bracket and one outside of all. */
  readonly keys: PossibleKey[];
  /** Where in {@link keys} the one is that begins with the token of a number. */
  readonly keyTokens: Map<number, number>;
  /** Read, but not taken yet. */
  readonly tokens: YamlToken[];
  /** How many tokens have been taken. */
  taken: number;
  mistake: YamlMistake | null;
}

/** A place that is a key if a colon follows in the same line. */
export interface PossibleKey {
  /** Number of its first token. */
  readonly token: number;
  readonly from: number;
  readonly line: number;
  readonly column: number;
  /** Whether it must be a key, since it stands in the column of a map's keys or of a list's dashes. */
  readonly isNeeded: boolean;
  /** Whether nothing has shown yet that it is none. */
  isPossible: boolean;
}

/** Why a text is no YAML to go-yaml. */
export interface YamlMistake {
  readonly reason: MistakeReason;
  readonly at: number;
  /** Where the bracket or the quote opens that is meant; otherwise the same as `at`. */
  readonly openedAt: number;
}

export type MistakeReason =
  | "anchor name"
  | "block header"
  | "colon missing"
  | "comma missing"
  | "dash missing"
  | "directive"
  | "escape"
  | "escape of half a character"
  | "first character"
  | "key here"
  | "key missing"
  | "list here"
  | "marker in quotes"
  | "more"
  | "no content"
  | "quote open"
  | "separator"
  | "tab"
  | "tag"
  | "tag handle"
  | "too deep"
  | "value here";

/** A scan at the start of a text; a line end is put behind the last line, as kubectl does. */
export function createYamlScan(text: string): YamlScan {
  return {
    text: /[\n\r]$/.test(text) ? text : `${text}\n`,
    at: 0,
    line: 0,
    lineStart: 0,
    indent: -1,
    indents: [],
    brackets: [],
    mayBeKey: true,
    keys: [{ token: 0, from: 0, line: 0, column: 0, isNeeded: false, isPossible: false }],
    keyTokens: new Map(),
    tokens: [],
    taken: 0,
    mistake: null,
  };
}

/** Ends the scan with a mistake; the first one counts. */
export function failScan(scan: YamlScan, reason: MistakeReason, at: number, openedAt = at): void {
  scan.mistake ??= { reason, at, openedAt };
  scan.at = scan.text.length;
}

/** The code of a character, 0 at the end of the text, where no character 0 can be. */
export function codeOf(scan: YamlScan, ahead = 0): number {
  const at = scan.at + ahead;
  return at < scan.text.length ? scan.text.charCodeAt(at) : 0;
}

/** The column of the next character. */
export function columnOf(scan: YamlScan): number {
  return scan.at - scan.lineStart;
}

export function isSpaceOrTab(code: number): boolean {
  return code === 32 || code === 9;
}

/** Whether a character ends a line; next line, line separator and paragraph separator do as well. */
export function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isBreakOrEnd(code: number): boolean {
  return code === 0 || isBreak(code);
}

export function isBlankOrEnd(code: number): boolean {
  return code === 32 || code === 9 || isBreakOrEnd(code);
}

/** Goes past a line break, which must be here, and gives it as it counts in a text; empty at the end of the text. */
export function takeBreak(scan: YamlScan): string {
  const code = codeOf(scan);
  if (code === 0) return "";
  scan.at += code === 13 ? widthOfReturn(scan) : 1;
  scan.line++;
  scan.lineStart = scan.at;
  return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : "\n";
}

/** Of a carriage return with what ends the line with it; kubectl drops the one before a line feed in each line. */
function widthOfReturn(scan: YamlScan): number {
  if (codeOf(scan, 1) === 10) return 2;
  return codeOf(scan, 1) === 13 && codeOf(scan, 2) === 10 ? 3 : 1;
}

/** Goes to the end of the line. */
export function skipLine(scan: YamlScan): void {
  while (!isBreakOrEnd(codeOf(scan))) scan.at++;
}

/** Whether `---` (or `...`) stands here, at the start of a line and alone. */
export function isMarkerHere(scan: YamlScan, code: number): boolean {
  return (
    columnOf(scan) === 0 &&
    codeOf(scan) === code &&
    codeOf(scan, 1) === code &&
    codeOf(scan, 2) === code &&
    isBlankOrEnd(codeOf(scan, 3))
  );
}

export function isAnyMarkerHere(scan: YamlScan): boolean {
  return isMarkerHere(scan, 45) || isMarkerHere(scan, 46);
}

/** The breaks of a folded text: one between two lines is a space, and each further one a line break. */
export function foldBreaks(first: string, others: string): string {
  if (first !== "\n") return first + others;
  return others === "" ? " " : others;
}
